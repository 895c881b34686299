namespace Tracker.Bench.Generating;

/// <summary>How much is generated.</summary>
internal sealed record GenerationPlan
{
    /// <summary>Reporting bodies; their cities and the province come on top.</summary>
    public required int Agencies { get; init; }

    public required int Years { get; init; }

    public required int LastReviewedYear { get; init; }

    public required int Promises { get; init; }

    public required int Seed { get; init; }

    /// <summary>Whether every year that has an answer is assessed and flagged; else everything is pending.</summary>
    public required bool Assess { get; init; }

    public int FirstReviewedYear => LastReviewedYear - Years + 1;
}

/// <param name="Changed">Commitments that were assessed, evidenced or carried over.</param>
internal sealed record Written(long Reports, long Commitments, long Outcomes, long Changed, long Flags)
{
    public static Written Nothing { get; } = new(0, 0, 0, 0, 0);

    public static Written operator +(Written left, Written right) => new(
        left.Reports + right.Reports,
        left.Commitments + right.Commitments,
        left.Outcomes + right.Outcomes,
        left.Changed + right.Changed,
        left.Flags + right.Flags);
}
