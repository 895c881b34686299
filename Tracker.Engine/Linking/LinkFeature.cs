namespace Tracker.Engine.Linking;

/// <summary>
/// What a promise and a statement have in common and what they lack, as numbers for the model. The model keeps its
/// weights by these names; unless said otherwise a value lies between 0 and 1.
/// </summary>
internal enum LinkFeature
{
    /// <summary>Share of the promise's weight found in the statement.</summary>
    Coverage,
    Cosine,

    /// <summary>The same for the clause, or two neighbouring clauses, that fit best.</summary>
    WindowCoverage,
    WindowCosine,

    /// <summary>Share of the best window's weight found in the promise.</summary>
    WindowPrecision,

    /// <summary>Longest stretch of the promise found unbroken in the statement, in tenths of terms.</summary>
    LongestRun,

    /// <summary>Weight of the longest stretch of the promise that is missing, as a share of its weight.</summary>
    UncoveredRun,
    RarestMissing,
    RarestShared,

    /// <summary>Share of the promise's last third found: in Chinese the head of the object stands last.</summary>
    TailCoverage,
    HeadCoverage,

    /// <summary>Share of the promise's words whose meaning the statement, or its best window, holds in any wording.</summary>
    MeaningCoverage,
    MeaningWindowCoverage,

    /// <summary>Cosine of the weighted mean word vectors.</summary>
    MeaningCosine,
    MeaningWindowCosine,

    /// <summary>How well the least covered of the promise's three heaviest words is covered.</summary>
    MeaningWorst,

    /// <summary>The promise's words laid along the best window's: found in order, replaced by others, left out.</summary>
    AlignedMatched,
    AlignedReplaced,
    AlignedHeaviestReplaced,
    AlignedDropped,
    AlignedInserted,

    /// <summary>Much of the frame found with its object replaced: matched times replaced.</summary>
    FrameWithOtherObject,

    /// <summary>The promise laid along the best window character by character: found in order; object replaced, or left out.</summary>
    FrameMatched,
    ObjectReplaced,
    ObjectDropped,

    /// <summary>The promise's frame with another object in it: the two multiplied.</summary>
    NearMiss,

    /// <summary>Share of the promise's object that stands anywhere in the statement, and the heaviest word of it that does not, in eighths.</summary>
    ObjectCoverage,
    ObjectMissing,

    /// <summary>Share of the object in whose place another thing stands, and that the statement has nowhere in any wording.</summary>
    OtherThing,

    /// <summary>The same where the frame goes on at both sides of it, how akin the two things are, and with how much of the frame.</summary>
    OtherThingInside,
    OtherThingAkin,
    FrameWithOtherThing,

    /// <summary>Share of the object's last word found: in Chinese the head noun.</summary>
    ObjectHead,

    /// <summary>Share of the object found in any wording the thesaurus knows; of it what is worded otherwise, and what is only an instance.</summary>
    SenseCoverage,
    SenseSame,
    SenseInstance,

    /// <summary>The heaviest word of the object found in no wording, in eighths; and the share in whose place stands a sibling.</summary>
    SenseMissing,
    SiblingInstead,

    /// <summary>Share of a promised list that the statement tells of, 1 where nothing is listed; and whether it tells of some items only.</summary>
    ListTold,
    ListPartlyTold,
    SameDocument,
    OtherDocument,
    DocumentLikeness,
    QuotedShared,
    QuotedMissing,
    SameAmount,
    SameUnit,
    AmountMet,
    AmountShort,
    AmountAbsent,

    /// <summary>Short, or met, and no other amount of the statement has the target's unit.</summary>
    OnlyAmountShort,
    OnlyAmountMet,

    /// <summary>How far apart the two stand in the order of their reports.</summary>
    Distance,
    HeadingLikeness,

    /// <summary>How alike the statements around the promise and around the statement are.</summary>
    SurroundingsLikeness,

    /// <summary>Cosine of the statement with the whole sentence that the promise is a part of: of terms, and of mean word vectors.</summary>
    SentenceCosine,
    SentenceMeaningCosine,
    AmongShortcomings,
    AmongLeaders,
    SaysDone,
    SaysUnderWay,
    SaysNotDone,

    /// <summary>Logarithm of the statement's terms, in tenths.</summary>
    StatementLength,

    /// <summary>The likeness as a share of the promise's best one: what stands out among its candidates.</summary>
    CosineOfBest,
    MeaningOfBest,

    /// <summary>The likeness beside that of the promise outside this sentence which fits the statement best: above 0.5 this one fits better.</summary>
    CosineAgainstRival,
    MeaningAgainstRival,

    /// <summary>Likenesses where near copies speak of other objects (<see cref="PairStyle.NearMiss"/> times the feature).</summary>
    RewordedCosine,
    RewordedMeaning,
    RewordedMeaningCosine,
    RewordedNearMiss,
    RewordedOtherThing,
    RewordedDistance,
    RewordedRival,
}
