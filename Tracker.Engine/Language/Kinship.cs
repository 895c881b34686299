namespace Tracker.Engine.Language;

/// <summary>How the meanings of two expressions stand to each other.</summary>
public enum Kinship
{
    /// <summary>Two expressions for the same thing or act: 电动自行车 and 电瓶车.</summary>
    Same,

    /// <summary>The second is an instance, a part, a means or a result of the first: 法治宣传 and 普法讲座.</summary>
    Instance,

    /// <summary>Named alike, yet not the same: 行政复议 and 行政诉讼.</summary>
    Sibling,
}

/// <summary>An expression of the thesaurus where it stands in a text.</summary>
public readonly record struct Sense(int Expression, TextSpan Span);

/// <summary>An expression and how it stands to another.</summary>
public readonly record struct Kin(int Expression, Kinship Kinship);
