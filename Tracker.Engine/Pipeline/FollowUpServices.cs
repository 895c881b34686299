using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tracker.Engine.Accountability;

namespace Tracker.Engine.Pipeline;

internal static class FollowUpServices
{
    /// <summary>Notes, extensions, cases and circulars.</summary>
    public static void AddFollowUp(this IServiceCollection services)
    {
        services.TryAddSingleton(FollowUpSettings.Default);
        services.AddSingleton<WriteProgressNote>();
        services.AddSingleton<ExtendDeadline>();
        services.AddSingleton<FollowUpCase>();
        services.AddSingleton<CircularDrafts>();
        services.AddSingleton<DecideCircular>();
    }
}
