using System.Reflection;
using Tracker.Engine.Commitments;
using Tracker.Engine.Linking;
using Tracker.Engine.Outcomes;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Pipeline;

/// <summary>Judges a year's commitments; see <see cref="Linker.Judge"/>.</summary>
public delegate IReadOnlyList<Judgement> Judge(
    IReadOnlyList<Commitment> commitments,
    IReadOnlyList<Outcome> outcomes,
    IReadOnlyList<Commitment> promisedNext,
    int planYear);

/// <summary>
/// The pure stages that the use cases join to storage. The use cases take them from here alone, so that each can be run with
/// stages whose results are known.
/// </summary>
public sealed record ReportStages
{
    /// <summary>The engine's own stages.</summary>
    public static ReportStages Default { get; } = new();

    public Func<ReadOnlyMemory<byte>, string, ReadResult> Read { get; init; } = ReportReader.Read;

    public Func<ReportText, Outline> Outline { get; init; } = OutlineReader.Read;

    public Func<ReportText, Outline, IReadOnlyList<Commitment>> Commitments { get; init; } = CommitmentExtractor.Extract;

    public Func<ReportText, Outline, IReadOnlyList<Outcome>> Outcomes { get; init; } = OutcomeExtractor.Extract;

    public Judge Judge { get; init; } = (commitments, outcomes, promisedNext, planYear) =>
        Linker.Default.Judge(commitments, outcomes, promisedNext, planYear);

    public Func<IReadOnlyList<Commitment>, IReadOnlyList<Commitment>, IReadOnlyList<CarriedOver>> CarryOver { get; init; } =
        CarryOverFinder.Find;

    /// <summary>Recorded with everything the stages produce; work made by another version is found pending and made again.</summary>
    public string EngineVersion { get; init; } = AssemblyVersion();

    /// <summary>Recorded with each judgement. Not asked of the linker before it is needed: loading its model takes time.</summary>
    public string ModelVersion { get => field ?? Linker.Default.ModelVersion; init; }

    // The commit behind the '+' would make every build another engine.
    private static string AssemblyVersion() => typeof(ReportStages).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
