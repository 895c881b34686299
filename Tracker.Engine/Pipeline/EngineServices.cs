using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

public static class EngineServices
{
    /// <summary>Storage and the use cases.</summary>
    public static IServiceCollection AddTrackerEngine(this IServiceCollection services, Action<DatabaseOptions>? configure = null)
    {
        services.AddTrackerStorage(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(ReportStages.Default);
        services.AddSingleton<ImportReport>();
        return services;
    }
}
