namespace Tracker.Engine.Language;

/// <summary>How a figure in a text relates to the quantity it speaks of.</summary>
public enum FigureComparison
{
    /// <summary>Stated plainly: 设立30个.</summary>
    Exactly,

    /// <summary>以上, 不少于, 不低于, 至少, 达到, 超过.</summary>
    AtLeast,

    /// <summary>以内, 以下, 不超过, 控制在, 压减至.</summary>
    AtMost,

    /// <summary>左右, 约, 近.</summary>
    About,

    /// <summary>增长, 提高, 新增, 上升 by this amount.</summary>
    IncreaseBy,

    /// <summary>下降, 压减, 降低 by this amount.</summary>
    DecreaseBy,

    /// <summary>由, 从: the amount a change starts from, as in 由41项增至75项.</summary>
    From,
}

/// <summary>
/// A number with its unit as it stands in official prose. <see cref="Value"/> has 万, 亿, 百分之, 成 and Chinese numerals
/// already worked in (1.2万件 is 12000 件); rates are in percent (两成 is 20 %).
/// </summary>
/// <param name="Value">The amount in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit as read, without its multiplier: 件, 个, 元, %, 个百分点, 工作日; empty where none is stated.</param>
/// <param name="Comparison">How the text compares with the amount.</param>
/// <param name="Span">The figure with its unit, without the words of comparison.</param>
public sealed record Figure(decimal Value, string Unit, FigureComparison Comparison, TextSpan Span)
{
    /// <summary>What kind of quantity it is: amounts of one kind can be held against each other.</summary>
    private readonly string kind = Units.KindOf(Unit);

    /// <summary>Whether the two amounts can be held against each other.</summary>
    public bool IsComparableWith(Figure other) => string.Equals(kind, other.kind, StringComparison.Ordinal);
}
