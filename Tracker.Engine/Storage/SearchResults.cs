using Tracker.Engine.Accountability;
using Tracker.Engine.Commitments;
using Tracker.Engine.Outcomes;

namespace Tracker.Engine.Storage;

/// <summary>Where to search; null filters nothing.</summary>
public sealed record SearchFilter
{
    /// <summary>This agency and those beneath it.</summary>
    public long? RootAgencyId { get; init; }

    /// <summary>The plan year of commitments, the reviewed year of outcomes and reports: what was promised for a year and what was said of it.</summary>
    public int? Year { get; init; }

    /// <summary>Only commitments have one.</summary>
    public AssessmentStatus? Status { get; init; }
}

/// <summary>What was found of one kind.</summary>
/// <param name="Items">One page, the best first.</param>
/// <param name="Total">How many there are, as far as was counted.</param>
/// <param name="IsMore">Whether there are, or may be, more than <paramref name="Total"/>.</param>
/// <param name="Number">The page, from 1.</param>
/// <param name="Size">Items a page.</param>
public sealed record Found<T>(IReadOnlyList<T> Items, int Total, bool IsMore, int Number, int Size)
{
    public int Pages => (Total + Size - 1) / Size;
}

public sealed record FoundCommitment : IFound
{
    public long Id { get; init; }

    public required string AgencyName { get; init; }

    public int PlanYear { get; init; }

    public required string Text { get; init; }

    public required string Heading { get; init; }

    public CommitmentKind Kind { get; init; }

    public AssessmentStatus EffectiveStatus { get; init; }

    int IFound.Year => PlanYear;
}

public sealed record FoundOutcome : IFound
{
    public long Id { get; init; }

    public long ReportId { get; init; }

    public required string AgencyName { get; init; }

    public int ReviewedYear { get; init; }

    public required string Text { get; init; }

    public required string Heading { get; init; }

    public Completion Completion { get; init; }

    int IFound.Year => ReviewedYear;
}

/// <summary>A report with its whole text as published, for the passage to be cut from.</summary>
public sealed record FoundReport : IFound
{
    public long Id { get; init; }

    public required string AgencyName { get; init; }

    public int ReviewedYear { get; init; }

    public string? Title { get; init; }

    public required string FileName { get; init; }

    public required string Published { get; init; }

    string IFound.Text => Published;

    int IFound.Year => ReviewedYear;
}

internal interface IFound
{
    long Id { get; }

    string Text { get; }

    int Year { get; }
}
