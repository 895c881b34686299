using Tracker.Engine.Agencies;
using Tracker.Engine.Commitments;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Accountability;

/// <summary>Everything the flag rules need to know of one agency's year.</summary>
public sealed record YearFacts
{
    public required long AgencyId { get; init; }

    public required AgencyLevel Level { get; init; }

    /// <summary>Whether the body was closed or merged: then it owes neither the report nor the promises that still stand.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The plan year of the promises, which the answering report reviews.</summary>
    public required int Year { get; init; }

    /// <summary>The day on which the rules are applied.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether a report that promises for the year stands, so that an answer can be expected.</summary>
    public required bool HasPromisingReport { get; init; }

    /// <summary>The report that reviews the year; null while it is awaited.</summary>
    public required AnswerFacts? Answer { get; init; }

    public required IReadOnlyList<CommitmentFacts> Commitments { get; init; }
}

/// <param name="Parts">The statutory parts that were found.</param>
/// <param name="HasCommitments">Whether it promises anything in its turn.</param>
/// <param name="Recycled">Paragraphs of its review that the report before it already had.</param>
public sealed record AnswerFacts(IReadOnlySet<ReportPart> Parts, bool HasCommitments, IReadOnlyList<FlagPassage> Recycled);

/// <summary>One commitment of the year.</summary>
public sealed record CommitmentFacts
{
    public required string Identity { get; init; }

    public required CommitmentKind Kind { get; init; }

    /// <summary>What readers see, a person's decision included.</summary>
    public required AssessmentStatus Status { get; init; }

    public double? FlagProbability { get; init; }

    /// <summary>As promised; what counts is <see cref="EffectiveDueOn"/>.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The date that the latest approved extension set.</summary>
    public DateOnly? ExtendedTo { get; init; }

    public DateOnly EffectiveDueOn => ExtendedTo ?? DueOn;

    /// <summary>Whether the text states the due date; otherwise it is the end of the year.</summary>
    public bool HasStatedDeadline { get; init; }

    /// <summary>The office's latest progress note.</summary>
    public NoteFact? Note { get; init; }

    /// <summary>Whether the answering report promises it again.</summary>
    public bool IsPromisedAgain { get; init; }

    /// <summary>The same promise in earlier years, the earliest first, this year left out.</summary>
    public IReadOnlyList<EarlierPromise> Earlier { get; init; } = [];
}

/// <param name="WrittenOn">The day in China.</param>
public sealed record NoteFact(ProgressClaim Claim, DateOnly WrittenOn);

public sealed record EarlierPromise(string Identity, int Year, AssessmentStatus Status);

/// <summary>What the rules leave to the house that runs them.</summary>
public sealed record FlagSettings
{
    public static FlagSettings Default { get; } = new();

    public LegalCalendar Calendar { get; init; } = LegalCalendar.Default;

    /// <summary>From how many years on a promise counts as repeated.</summary>
    public int RepeatedYears { get; init; } = 3;

    /// <summary>From which chance on silence is severe.</summary>
    public double HighProbability { get; init; } = 0.8;

    /// <summary>How many days late make a late answer severe.</summary>
    public int LongOverdueDays { get; init; } = 90;

    /// <summary>
    /// Whether promises without a stated deadline become overdue on 1 January. By default they wait for the report: nobody
    /// could have said more by then, and its own lateness is flagged once instead of for each promise.
    /// </summary>
    public bool OverdueAtYearEnd { get; init; }
}

/// <summary>A flag as the rules raise it.</summary>
/// <param name="Key">The same for the same accusation whenever the rules run.</param>
/// <param name="CommitmentIdentity">Null for a flag on the report or the agency.</param>
public sealed record RaisedFlag(string Key, FlagKind Kind, string? CommitmentIdentity, FlagSeverity Severity, FlagReason Reason);
