using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Tracker.Engine.Pipeline;
using Tracker.Web.SignIn;

namespace Tracker.Web.Hosting;

/// <summary>
/// As long as nobody can sign in, and always in the demonstration, which lets anybody in, the host listens to its own machine
/// only. Addresses that would let others in are left out and named in the log.
/// </summary>
internal static partial class LoopbackBinding
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    public static void AddHostNames(this IServiceCollection services)
    {
        services.AddSingleton<HostNames>();
        services.AddOptions<HostFilteringOptions>().PostConfigure<HostNames>((options, names) => options.AllowedHosts = [.. names.All]);
    }

    /// <summary>Settles the addresses, and under which names the host answers. The database must be up to date.</summary>
    public static async Task ApplyAsync(WebApplication app)
    {
        var asked = app.Configuration[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var mayOpen = !app.Services.GetRequiredService<DemoMode>().IsOn
            && (app.Services.GetRequiredService<OpenIdConnectSettings>().IsOn || await app.Services.GetRequiredService<Credentials>().AnyAsync());
        var endpoints = app.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToList();
        if (!mayOpen && endpoints.FirstOrDefault(url => !IsLoopback(url)) is { } open)
        {
            // Kestrel's own section would win over anything set here, so it cannot merely be ignored.
            throw new InvalidOperationException(
                $"Kestrel:Endpoints names {open}. As long as nobody can sign in only loopback addresses are served: add the first administrator with 'tracker user add', or use {DefaultAddress}.");
        }

        var kept = mayOpen ? asked : [.. asked.Where(IsLoopback)];
        app.Urls.Clear();
        foreach (var address in kept.Length > 0 || endpoints.Count > 0 ? kept : [DefaultAddress])
        {
            app.Urls.Add(address);
        }

        foreach (var address in asked.Except(kept, StringComparer.Ordinal))
        {
            Ignored(app.Logger, address);
        }

        AllowHosts(app, [.. kept, .. endpoints]);
    }

    /// <summary>Wildcards (*, +, 0.0.0.0, [::]) and names other than localhost are not loopback.</summary>
    internal static bool IsLoopback(string address) =>
        Host(address) is { } host
        && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    /// <summary>
    /// A page elsewhere that resolves its own name to this machine would otherwise speak to us as if it were ours. Names come
    /// from the addresses and from AllowedHosts, which a host behind a wildcard or a proxy must be told.
    /// </summary>
    private static void AllowHosts(WebApplication app, IReadOnlyList<string> addresses)
    {
        var told = app.Configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var named = addresses.Select(Host).OfType<string>().Where(host => host is not ("*" or "+" or "0.0.0.0" or "[::]")).ToList();
        var names = app.Services.GetRequiredService<HostNames>();
        names.All = [.. names.All.Concat(named).Concat(told).Where(name => name != "*").Distinct(StringComparer.OrdinalIgnoreCase)];
        if (told.Length == 0 && addresses.Any(address => Host(address) is "*" or "+" or "0.0.0.0" or "[::]"))
        {
            NamesMissing(app.Logger, string.Join(", ", names.All));
        }
    }

    private static string? Host(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            return parsed.IsUnixPipe || parsed.IsNamedPipe ? null : parsed.Host;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Not listening on {Address}: as long as nobody can sign in only loopback addresses are served. Add the first administrator with 'tracker user add' and start again.")]
    private static partial void Ignored(ILogger logger, string address);

    [LoggerMessage(LogLevel.Warning, "Answering only to {Names}. Name the host as people type it in AllowedHosts.")]
    private static partial void NamesMissing(ILogger logger, string names);
}

/// <summary>The names under which the host answers.</summary>
internal sealed class HostNames
{
    public IReadOnlyList<string> All { get; set; } = ["localhost", "127.0.0.1", "[::1]"];
}
