using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Tracker.Jobs.Work;

namespace Tracker.Jobs.Hosting;

internal static class Telemetry
{
    private const string EndpointKey = "Tracker:Telemetry:OtlpEndpoint";

    /// <summary>Sends the meter "Tracker" to the collector that Tracker:Telemetry:OtlpEndpoint names; nothing leaves the machine without it.</summary>
    /// <exception cref="InvalidDataException">The setting is not an address.</exception>
    public static IServiceCollection AddTrackerTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[EndpointKey] is not { Length: > 0 } setting)
        {
            return services;
        }

        if (!Uri.TryCreate(setting, UriKind.Absolute, out var endpoint))
        {
            throw new InvalidDataException($"{EndpointKey} = {setting}: http://127.0.0.1:4317");
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("tracker"))
            .WithMetrics(metrics => metrics.AddMeter(JobMetrics.Meter).AddOtlpExporter(options => options.Endpoint = endpoint));
        return services;
    }
}
