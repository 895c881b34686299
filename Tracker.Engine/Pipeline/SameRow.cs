using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>Compares rows by what their columns would hold; records alone compare lists by reference.</summary>
internal sealed class SameRow :
    IEqualityComparer<StoredCommitment>,
    IEqualityComparer<StoredOutcome>,
    IEqualityComparer<StoredAssessment>,
    IEqualityComparer<StoredLink>,
    IEqualityComparer<StoredFlag>
{
    private static readonly IReadOnlyList<string> NoNames = [];
    private static readonly IReadOnlyList<PublishedFigure> NoFigures = [];
    private static readonly IReadOnlyList<PublishedTitle> NoTitles = [];
    private static readonly IReadOnlyList<PublishedReason> NoReasons = [];

    public static SameRow Instance { get; } = new();

    public bool Equals(StoredCommitment? x, StoredCommitment? y) =>
        x == y || (x is not null && y is not null && Bare(x) == Bare(y)
            && SameJson(x.LeadUnits, y.LeadUnits)
            && SameJson(x.SupportingUnits, y.SupportingUnits)
            && SameJson(x.Figures, y.Figures)
            && SameJson(x.Titles, y.Titles));

    public bool Equals(StoredOutcome? x, StoredOutcome? y) =>
        x == y || (x is not null && y is not null && Bare(x) == Bare(y) && SameJson(x.Figures, y.Figures) && SameJson(x.Titles, y.Titles));

    /// <summary>Who judged and when does not matter: the same result by a newer engine is no change.</summary>
    public bool Equals(StoredAssessment? x, StoredAssessment? y) =>
        x == y || (x is not null && y is not null && Bare(x) == Bare(y) && SameJson(x.Reasons, y.Reasons));

    public bool Equals(StoredLink? x, StoredLink? y) =>
        x == y || (x is not null && y is not null
            && (x with { Reasons = NoReasons }) == (y with { Reasons = NoReasons })
            && SameJson(x.Reasons, y.Reasons));

    /// <summary>When it was raised or touched does not matter.</summary>
    public bool Equals(StoredFlag? x, StoredFlag? y) =>
        x == y || (x is not null && y is not null
            && (x.FlagKey, x.Year, x.CommitmentIdentity, x.Status, x.Severity) == (y.FlagKey, y.Year, y.CommitmentIdentity, y.Status, y.Severity)
            && SameJson(x.Reason, y.Reason));

    public int GetHashCode(StoredCommitment obj) => obj.Ordinal;

    public int GetHashCode(StoredOutcome obj) => obj.Ordinal;

    public int GetHashCode(StoredAssessment obj) => obj.CommitmentId.GetHashCode();

    public int GetHashCode(StoredLink obj) => obj.CommitmentId.GetHashCode();

    public int GetHashCode(StoredFlag obj) => obj.FlagKey.GetHashCode(StringComparison.Ordinal);

    private static StoredCommitment Bare(StoredCommitment row) =>
        row with { LeadUnits = NoNames, SupportingUnits = NoNames, Figures = NoFigures, Titles = NoTitles };

    private static StoredOutcome Bare(StoredOutcome row) => row with { Figures = NoFigures, Titles = NoTitles };

    private static StoredAssessment Bare(StoredAssessment row) =>
        row with { Reasons = NoReasons, EngineVersion = string.Empty, ModelVersion = string.Empty, AssessedAt = default };

    private static bool SameJson(object x, object y) => StorageJson.Text(x) == StorageJson.Text(y);
}
