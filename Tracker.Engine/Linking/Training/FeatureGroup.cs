namespace Tracker.Engine.Linking.Training;

/// <summary>The kinds of knowledge the model draws on, so that it can be measured what each is worth.</summary>
public enum FeatureGroup
{
    /// <summary>Shared and missing character pairs.</summary>
    Overlap,

    /// <summary>Word vectors and words of like meaning.</summary>
    Meaning,

    /// <summary>Is it the same object: frames, replaced and missing words of the object.</summary>
    Objects,

    /// <summary>Expressions known to mean the same, to be instances, or to be mere siblings.</summary>
    Thesaurus,

    /// <summary>Which items of a list are told of.</summary>
    Lists,

    /// <summary>Documents and quoted terms cited by name.</summary>
    Names,

    Figures,

    /// <summary>Order in the reports, headings, neighbouring statements, the part of the report.</summary>
    Place,

    /// <summary>The whole sentence that a promise is a part of.</summary>
    Sentence,

    /// <summary>Words of completion, lateness, promised again.</summary>
    Completion,

    /// <summary>How well other promises fit the same statement, other statements the same promise.</summary>
    Rivals,

    /// <summary>What the pair of reports is like, and where a promise stands in it.</summary>
    Pair,

    /// <summary>Kind and length of the promise, length of the statement.</summary>
    Kind,
}
