using Tracker.Engine.Accountability;

namespace Tracker.Engine.Storage;

/// <summary>The current assessment of one commitment: the engine's own and what readers see.</summary>
public sealed record StoredAssessment
{
    public long CommitmentId { get; init; }

    public long AgencyId { get; init; }

    public int PlanYear { get; init; }

    /// <summary>The report that answers; null while it is awaited.</summary>
    public long? AnsweringReportId { get; init; }

    /// <summary>The engine's own judgement.</summary>
    public AssessmentStatus Status { get; init; }

    /// <summary>What readers see: a person's decision wins.</summary>
    public AssessmentStatus EffectiveStatus { get; init; }

    /// <summary>The decision in force on the commitment, if any.</summary>
    public long? DecisionId { get; init; }

    public double? Confidence { get; init; }

    /// <summary>The calibrated chance that a careful reader finds it silent or missed; null while the report is awaited.</summary>
    public double? FlagProbability { get; init; }

    /// <summary>
    /// What a person's decision would be worth, by <see cref="Accountability.ReviewWorth"/>; null where a person has settled the
    /// commitment or its report is awaited. The review queue is the rows that have one.
    /// </summary>
    public double? ReviewWorth { get; init; }

    /// <summary>The engine that first came to this result.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>The model that judged; empty while nothing was judged.</summary>
    public required string ModelVersion { get; init; }

    public required IReadOnlyList<PublishedReason> Reasons { get; init; }

    public DateTimeOffset AssessedAt { get; init; }
}

/// <summary>One outcome as evidence for one commitment, as the engine ranked it.</summary>
public sealed record StoredLink
{
    public long CommitmentId { get; init; }

    /// <summary>1 for the best.</summary>
    public int Rank { get; init; }

    public long OutcomeId { get; init; }

    public double Score { get; init; }

    public required IReadOnlyList<PublishedReason> Reasons { get; init; }
}

/// <summary>A promise made again the year after.</summary>
public sealed record StoredCarriedOver
{
    public long EarlierId { get; init; }

    public long LaterId { get; init; }

    public double Score { get; init; }
}

/// <summary>What the last run over an agency's year was made from.</summary>
internal sealed record AssessmentRun
{
    public long AgencyId { get; init; }

    public int PlanYear { get; init; }

    public long? PromisingReportId { get; init; }

    public long? AnsweringReportId { get; init; }

    public required string EngineVersion { get; init; }

    public required string ModelVersion { get; init; }

    /// <summary>Review paragraphs of the answering report that the report before it already had.</summary>
    public required IReadOnlyList<FlagPassage> Recycled { get; init; }

    public DateTimeOffset RunAt { get; init; }
}
