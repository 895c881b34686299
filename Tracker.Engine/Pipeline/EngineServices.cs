using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline.SecondOpinions;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

public static class EngineServices
{
    /// <summary>Storage and the use cases.</summary>
    public static IServiceCollection AddTrackerEngine(this IServiceCollection services, Action<DatabaseOptions>? configure = null)
    {
        services.AddTrackerStorage(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => ReportStages.Default);
        services.TryAddSingleton(FlagSettings.Default);
        services.AddSecondOpinions();
        services.AddOptions<HolidayCalendarOptions>().PostConfigure<IOptions<DatabaseOptions>>((calendar, database) =>
        {
            // An embedded database has a place beside it, where the pages put what is uploaded.
            if (string.IsNullOrWhiteSpace(calendar.Path) && SqliteFile.PathOf(database.Value) is { } file)
            {
                (calendar.Path, calendar.IsAsked) = (file + ".holidays.ics", false);
            }
        });
        services.AddSingleton<ReplaceHolidayCalendar>();
        services.AddSingleton<HolidayCalendar>();
        services.AddSingleton<ImportReport>();
        services.AddSingleton<ImportAgencies>();
        services.AddSingleton<AssessYear>();
        services.AddSingleton<AssessAll>();
        services.AddSingleton<WorkItems>();
        services.AddSingleton<JobRuns>();
        services.AddSingleton<Housekeeping>();
        services.AddSingleton<IndexReports>();
        services.AddSingleton<SweepFlags>();
        services.TryAddSingleton(LadderSettings.Default);
        services.AddSingleton<PlanReminders>();
        services.AddSingleton<RecordDecision>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<SavedFilters>();
        services.AddSingleton<PreviewMetadata>();
        services.AddSingleton<CorrectReading>();
        services.AddSingleton<ReadReading>();
        services.AddSingleton<ReviewedPairs>();
        services.AddSingleton<ManagePeople>();
        services.AddSingleton<RetryDelivery>();
        services.AddSingleton<RecordTestDelivery>();
        services.AddSingleton<MarkMessageRead>();
        services.AddSingleton<ImportPeople>();
        services.AddSingleton<Credentials>();
        services.AddFollowUp();
        return services;
    }
}
