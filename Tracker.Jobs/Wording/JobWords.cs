using System.Globalization;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Wording;

/// <summary>Jobs and their runs in words, for the terminal and for pages.</summary>
internal sealed class JobWords(Texts texts)
{
    public string Name(string jobId) => texts.Find($"Job.{jobId}.Name") ?? jobId;

    /// <summary>What the job does, in a sentence.</summary>
    public string Does(string jobId) => texts[$"Job.{jobId}.Does"];

    public string Name(JobOutcome outcome) => texts[$"JobOutcome.{outcome}"];

    /// <summary>How a run ended and what came of it; counts of nothing are left out.</summary>
    public string Result(StoredJobRun run)
    {
        var counts = Counts(run);
        return counts.Length == 0 ? Name(run.Outcome) : texts.Format("Job.Result", Name(run.Outcome), counts);
    }

    public string Counts(StoredJobRun run) => string.Join(
        texts["Job.Comma"],
        run.Counts.Where(count => count.Value != 0).Select(count => texts.Format("Job.Count", texts[$"Count.{count.Key}"], count.Value)));

    /// <summary>On China's clock.</summary>
    public string Moment(DateTimeOffset? moment) => moment is { } known
        ? TimeZoneInfo.ConvertTime(known, ChinaTime.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : texts["Job.Never"];
}
