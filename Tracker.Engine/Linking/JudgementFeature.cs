namespace Tracker.Engine.Linking;

/// <summary>What decides a verdict beside the features of the best statement, as numbers for the model.</summary>
internal enum JudgementFeature
{
    /// <summary>The ranker's log odds that nothing answers.</summary>
    NothingLogit,

    /// <summary>The best statement's probability, score and lead over the second.</summary>
    TopProbability,
    TopLead,
    TopScore,

    /// <summary>Best values over the three best statements.</summary>
    BestCoverage,
    BestWindowCosine,
    BestMeaningCoverage,
    BestAligned,
    LeastUncoveredRun,
    LeastReplaced,

    /// <summary>Any of the three best statements says it is not done, or is among the shortcomings.</summary>
    AnyNotDone,

    /// <summary>The same, weighed by how much of the promise's meaning that statement holds: an admission about this matter.</summary>
    NotDoneMatched,
    ShortcomingMatched,
    AnyAmountMet,
    AnyAmountShort,
    Late,

    /// <summary>Likeness to the closest promise of the answering report's own arrangements.</summary>
    PromisedAgain,
    IsTarget,
    IsAction,
    IsDirection,
    HasDocument,
    PromiseLength,

    /// <summary>The same for the promises of the same sentence: their best chance to be answered, and by how much.</summary>
    SentenceNothingLogit,
    SentenceCoverage,
    SentenceMeaningCoverage,
    IsWholeSentence,

    /// <summary>Where the promise stands among the promises of its report, 0 (lowest) to 1: no scale of any one genre.</summary>
    NothingStanding,
    CoverageStanding,
    CosineStanding,

    /// <summary>How well another promise fits the best statement: its chance there, and this promise's lead in score.</summary>
    RivalProbability,
    RivalLead,

    /// <summary>Best of all statements: the promise's frame with another object in it, and the frame with its own.</summary>
    BestNearMiss,
    BestLiteral,
    BestObjectCoverage,

    /// <summary>What the pair of reports is like: how much is answered at all, how much is reworded, how many near copies speak of another object.</summary>
    PairNothing,
    PairCosine,
    PairSpread,
    PairNearMiss,
    PairUnlike,
    PairStatements,

    /// <summary>The pair's likeness against this promise's: where reports reword, a near copy speaks of another object.</summary>
    NothingByNearMiss,
    CoverageByNearMiss,
    StandingByNearMiss,
    CopyByNearMiss,
    NothingBySpread,
    CoverageBySpread,
    StandingBySpread,
    CopyBySpread,
    NothingByBoth,
    CoverageByBoth,
    StandingByBoth,
}
