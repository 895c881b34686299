using System.Net;

namespace Tracker.Web.Hosting;

/// <summary>
/// There is no sign-in yet, so the host listens to its own machine only: whoever could reach it from elsewhere could decide
/// in everybody's name. Addresses that would let others in are left out and named in the log.
/// </summary>
internal static partial class LoopbackBinding
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Settles the addresses and returns those that were left out.</summary>
    public static IReadOnlyList<string> Apply(WebApplicationBuilder builder)
    {
        var asked = builder.Configuration[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var endpoints = builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Select(endpoint => endpoint["Url"])
            .OfType<string>()
            .Where(url => !IsLoopback(url))
            .ToList();
        if (endpoints.Count > 0)
        {
            // Kestrel's own section would win over anything set here, so it cannot merely be ignored.
            throw new InvalidOperationException(
                $"Kestrel:Endpoints names {string.Join(", ", endpoints)}. Without sign-in only loopback addresses are served; use {DefaultAddress}.");
        }

        var kept = asked.Where(IsLoopback).ToArray();
        builder.WebHost.UseUrls(kept.Length > 0 ? kept : [DefaultAddress]);
        return [.. asked.Except(kept, StringComparer.Ordinal)];
    }

    public static void Report(ILogger logger, IReadOnlyList<string> ignored)
    {
        foreach (var address in ignored)
        {
            Ignored(logger, address);
        }
    }

    /// <summary>Wildcards (*, +, 0.0.0.0, [::]) and names other than localhost are not loopback.</summary>
    internal static bool IsLoopback(string address)
    {
        BindingAddress parsed;
        try
        {
            parsed = BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return false;
        }

        return !parsed.IsUnixPipe && !parsed.IsNamedPipe
            && (parsed.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(parsed.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
    }

    [LoggerMessage(LogLevel.Warning, "Not listening on {Address}: without sign-in only loopback addresses are served.")]
    private static partial void Ignored(ILogger logger, string address);
}
