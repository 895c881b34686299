using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>What a person says of a report's reading. Places are in the reading form of the report that is corrected.</summary>
public abstract record ReadingChange
{
    private ReadingChange()
    {
    }

    /// <summary>The words are a promise that was not found.</summary>
    /// <param name="Words">As they stand in the report; white space and punctuation do not matter.</param>
    /// <param name="Start">Where they begin; null to have them looked for.</param>
    /// <param name="Kind">Null leaves it to the engine.</param>
    public sealed record Add(string Words, int? Start = null, CommitmentKind? Kind = null) : ReadingChange;

    /// <summary>Needs a reason. The commitment promises nothing.</summary>
    public sealed record Remove(string Commitment) : ReadingChange;

    /// <summary>The commitment is two.</summary>
    /// <param name="Commitment">Its identity.</param>
    /// <param name="At">Where the second begins, counted from the commitment's first character; null where the words say so.</param>
    /// <param name="SecondBegins">The words with which the second begins.</param>
    public sealed record Split(string Commitment, int? At, string? SecondBegins = null) : ReadingChange;

    /// <summary>The commitment and the one after it are one.</summary>
    public sealed record Merge(string Commitment) : ReadingChange;

    public sealed record SetKind(string Commitment, CommitmentKind Kind) : ReadingChange;

    /// <summary>Needs a reason. With this paragraph a part begins, up to the next part.</summary>
    /// <param name="Paragraph">Its number among the report's paragraphs, from 0.</param>
    public sealed record BeginPart(int Paragraph, ReportPart Part) : ReadingChange;

    /// <summary>Takes back an earlier correction.</summary>
    public sealed record Undo(long Correction) : ReadingChange;
}

/// <param name="ReportId">The version that stands.</param>
/// <param name="Actor">Who says it.</param>
public sealed record CorrectionRequest(long ReportId, ReadingChange Change, string Actor, string? Reason = null);

/// <summary>What became of a correction. Nothing is stored unless it is <see cref="Recorded"/>.</summary>
public abstract record CorrectionResult
{
    private CorrectionResult()
    {
    }

    /// <param name="Correction">As it is kept.</param>
    /// <param name="Commitment">The identity of the commitment that came of it; null where none did.</param>
    public sealed record Recorded(StoredCorrection Correction, string? Commitment) : CorrectionResult;

    /// <summary>The words stand in several places; one of them must be chosen.</summary>
    public sealed record Several(IReadOnlyList<TextSpan> Places) : CorrectionResult;

    /// <param name="Value">What the problem is about, where there is something to name.</param>
    public sealed record Refused(CorrectionProblem Problem, string? Value = null) : CorrectionResult;
}

/// <summary>Why a correction was not recorded.</summary>
public enum CorrectionProblem
{
    /// <summary>There is no such report, or it is not the person's to correct.</summary>
    ReportNotFound,

    /// <summary>The report has been replaced; correct the version that stands.</summary>
    ReportReplaced,

    ReasonMissing,

    /// <summary>Fewer characters than anything could be promised in.</summary>
    WordsTooShort,

    /// <summary>The words do not stand in the report. Value: the words.</summary>
    WordsNotFound,

    /// <summary>The words are part of a commitment already. Value: its text.</summary>
    AlreadyCommitment,

    /// <summary>The commitment is no longer there; somebody else may have corrected it.</summary>
    CommitmentNotFound,

    /// <summary>One of the two pieces would be too short to promise anything, or the place lies outside.</summary>
    SplitNowhere,

    /// <summary>No commitment follows in the same paragraph.</summary>
    NothingToMerge,

    /// <summary>It is read this way already.</summary>
    AlreadySo,

    /// <summary>The paragraph is not part of the report.</summary>
    ParagraphNotFound,

    /// <summary>There is no such correction, or it was taken back before.</summary>
    CorrectionNotFound,
}
