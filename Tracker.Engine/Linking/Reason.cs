using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>Why a link or a judgement was made, as data; Web and Exports put it into words.</summary>
public enum ReasonCode
{
    /// <summary>The same document is named. Values: title.</summary>
    SameTitle,

    /// <summary>Another document of the same genre is named. Values: promised title, reported title.</summary>
    OtherTitle,

    /// <summary>The promise's frame stands there with another object in it, so that it does not count. Values: promised object, reported object.</summary>
    OtherObject,

    /// <summary>Only some items of a promised list are told of. Values: those told of, those missing.</summary>
    PartOfList,

    /// <summary>Distinctive words are shared. Values: the words.</summary>
    SharedWords,

    /// <summary>Different words for the same thing. Values: promised word, reported word.</summary>
    Synonym,

    /// <summary>What is reported is an instance, a part or a result of what was promised. Values: promised word, reported word.</summary>
    Instance,

    /// <summary>What is reported is named alike and is another thing. Values: promised word, reported word.</summary>
    Sibling,

    /// <summary>Words of the promise that the evidence does not contain. Values: the words.</summary>
    MissingWords,

    /// <summary>The reported figure meets the target. Values: target, reported.</summary>
    FigureMet,

    /// <summary>The reported figure falls short of the target. Values: target, reported.</summary>
    FigureShort,

    /// <summary>The target's figure has no counterpart. Values: target.</summary>
    FigureNotReported,

    /// <summary>The evidence says it is done. Values: the cue.</summary>
    SaysDone,

    /// <summary>The evidence says it is under way. Values: the cue.</summary>
    SaysUnderWay,

    /// <summary>The evidence says it is not done. Values: the cue.</summary>
    SaysNotDone,

    /// <summary>Delivered after the stated deadline. Values: deadline, delivered.</summary>
    Late,

    /// <summary>The evidence stands among the shortcomings.</summary>
    AmongShortcomings,

    /// <summary>Promise and evidence stand under corresponding headings. Values: the two headings.</summary>
    SameSection,

    /// <summary>Promised again in the answering report's own arrangements. Values: the quote.</summary>
    PromisedAgain,

    /// <summary>No statement comes close enough to be evidence.</summary>
    NothingClose,

    /// <summary>A general direction without a checkable object: not verifiable by itself.</summary>
    NotVerifiable,

    /// <summary>A language model put this statement first. Values: the model, what it quoted.</summary>
    SecondOpinion,
}

/// <param name="Code">What kind of reason.</param>
/// <param name="Values">The words or figures it is about, in the order given at the code.</param>
/// <param name="Promise">The places in the promising report, for highlighting.</param>
/// <param name="Evidence">The places in the answering report, for highlighting.</param>
public sealed record Reason(
    ReasonCode Code,
    IReadOnlyList<string> Values,
    IReadOnlyList<TextSpan> Promise,
    IReadOnlyList<TextSpan> Evidence)
{
    public Reason(ReasonCode code, params IReadOnlyList<string> values)
        : this(code, values, [], [])
    {
    }
}
