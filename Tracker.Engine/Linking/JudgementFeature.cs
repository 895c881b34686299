namespace Tracker.Engine.Linking;

/// <summary>What decides a verdict once the statements are ranked, as numbers for the model.</summary>
internal enum JudgementFeature
{
    /// <summary>The ranker's log odds that nothing answers.</summary>
    NothingLogit,

    /// <summary>The best statement's probability and its lead over the second.</summary>
    TopProbability,
    TopLead,
    TopScore,

    /// <summary>Best values over the three best statements.</summary>
    BestCoverage,
    BestWindowCosine,
    BestWindowCoverage,
    LeastUncoveredRun,
    RarestMissing,
    TailCoverage,
    SameDocument,
    OtherDocument,
    QuotedMissing,
    AmountMet,
    AmountShort,
    AmountAbsent,
    SaysDone,
    SaysUnderWay,
    SaysNotDone,
    AmongShortcomings,
    Late,

    /// <summary>Likeness to the closest promise of the answering report's own arrangements.</summary>
    PromisedAgain,
    IsTarget,
    IsAction,
    IsDirection,
    HasDocument,
    PromiseLength,
}
