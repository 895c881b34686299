using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;
using Tracker.Engine.Storage.Backups;
using Tracker.Engine.Storage.Copying;

namespace Tracker.Engine.Exports.Wording;

public sealed partial class Words
{
    /// <summary>What is wrong with a file.</summary>
    public string Describe(ReadProblem problem, string detail) => Fill($"{nameof(ReadProblem)}.{problem}", [detail]);

    /// <summary>What a person can do about it.</summary>
    public string Advice(ReadProblem problem) => Text($"{nameof(ReadProblem)}.{problem}.Advice");

    /// <summary>Why a file was not imported. The values stand in the order given at the problem.</summary>
    public string Describe(ImportProblem problem, IReadOnlyList<string> values)
    {
        if (Unread(problem) is { } unread)
        {
            return Describe(unread, values.Count > 0 ? values[0] : string.Empty);
        }

        return Fill(
            $"{nameof(ImportProblem)}.{problem}",
            problem == ImportProblem.AgencyAmbiguous ? [values[0], List(values.Skip(1))] : [.. values.Select(Moment)]);
    }

    /// <summary>What a person can do about it.</summary>
    public string Advice(ImportProblem problem) =>
        Unread(problem) is { } unread ? Advice(unread) : Text($"{nameof(ImportProblem)}.{problem}.Advice");

    /// <summary>Why a decision was not recorded.</summary>
    public string Describe(DecisionProblem problem, IReadOnlyList<string> values) => Fill($"{nameof(DecisionProblem)}.{problem}", values);

    /// <summary>Why the database cannot be used.</summary>
    public string Describe(DatabaseProblem problem, IReadOnlyList<string> values) => Fill($"{nameof(DatabaseProblem)}.{problem}", values);

    /// <summary>What its operator can do about it.</summary>
    public string Advice(DatabaseProblem problem) => Text($"{nameof(DatabaseProblem)}.{problem}.Advice");

    /// <summary>How the database should be set up instead.</summary>
    public string Advice(DatabaseWarning warning) => Text($"{nameof(DatabaseWarning)}.{warning}.Advice");

    /// <summary>Why a database was not copied.</summary>
    public string Describe(CopyProblem problem, IReadOnlyList<string> values) => Fill($"{nameof(CopyProblem)}.{problem}", values);

    /// <summary>What its operator can do about it.</summary>
    public string Advice(CopyProblem problem) => Text($"{nameof(CopyProblem)}.{problem}.Advice");

    /// <summary>Why a backup was not made or not restored.</summary>
    public string Describe(BackupProblem problem, IReadOnlyList<string> values) => Fill($"{nameof(BackupProblem)}.{problem}", values);

    /// <summary>What its operator can do about it.</summary>
    public string Advice(BackupProblem problem) => Text($"{nameof(BackupProblem)}.{problem}.Advice");

    /// <summary>Why the holiday calendar is not in force, naming the line and event at fault, and what happens meanwhile.</summary>
    public string Describe(HolidayProblem problem) => Fill(
        $"{nameof(HolidayFault)}.{problem.Fault}",
        [problem.Line?.ToString(CultureInfo.InvariantCulture) ?? string.Empty, problem.Event ?? string.Empty, problem.Detail ?? string.Empty]);

    /// <summary>What a person can do about it.</summary>
    public string HolidayAdvice => Text($"{nameof(HolidayFault)}.Advice");

    /// <summary>Why a step of follow-up was refused. The values stand in the order given at the problem.</summary>
    public string Describe(FollowUpProblem problem, IReadOnlyList<string> values) =>
        Fill($"{nameof(FollowUpProblem)}.{problem}", [.. values.Select(Readable)]);

    /// <summary>What to say where somebody else was faster.</summary>
    public string ChangedMeanwhile() => Text($"{nameof(FollowUpProblem)}.ChangedMeanwhile");

    /// <summary>A file that could not even be read is refused in the reader's words.</summary>
    private static ReadProblem? Unread(ImportProblem problem) => problem switch
    {
        ImportProblem.Empty => ReadProblem.Empty,
        ImportProblem.Binary => ReadProblem.Binary,
        ImportProblem.UnknownEncoding => ReadProblem.UnknownEncoding,
        ImportProblem.UnsupportedFormat => ReadProblem.UnsupportedFormat,
        ImportProblem.TooLarge => ReadProblem.TooLarge,
        ImportProblem.NoText => ReadProblem.NoText,
        _ => null,
    };

    /// <summary>A stored moment as its day in China; anything else as it is.</summary>
    private string Moment(string value) =>
        DateTimeOffset.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, ChinaTime.Zone).DateTime))
            : value;
}
