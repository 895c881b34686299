using System.Globalization;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Reports;

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
