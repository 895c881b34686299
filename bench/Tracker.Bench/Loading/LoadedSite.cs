using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Tracker.Bench.Loading;

/// <summary>A running Tracker with one person signed in.</summary>
internal sealed partial class LoadedSite : IDisposable
{
    private readonly HttpClient client;

    public LoadedSite(Uri address, int connections) => client = new HttpClient(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = connections,
        CookieContainer = new CookieContainer(),
        UseProxy = false,
    })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <returns>What is wrong; null once signed in.</returns>
    public async Task<string?> SignInAsync(string user, string password, CancellationToken cancellationToken)
    {
        var form = await client.GetStringAsync("/sign-in", cancellationToken);
        using var answer = await client.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent([new("userName", user), new("password", password), new("__RequestVerificationToken", Token().Match(form).Groups[1].Value)]),
            cancellationToken);
        var place = answer.RequestMessage!.RequestUri!.AbsolutePath;
        return answer.IsSuccessStatusCode && !place.StartsWith("/sign-in", StringComparison.Ordinal)
            ? null
            : $"{user} could not sign in ({(int)answer.StatusCode} at {place}); a first password is changed in a browser before.";
    }

    public async Task<(HttpStatusCode Status, string Body)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Milliseconds until the last byte; null where the answer is no page.</summary>
    public async Task<double?> TimeAsync(string path, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseContentRead, cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
