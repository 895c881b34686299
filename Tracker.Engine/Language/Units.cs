using System.Collections.Frozen;

namespace Tracker.Engine.Language;

/// <summary>The units of measure and measure words that follow a number, and how they convert.</summary>
public static class Units
{
    /// <summary>Units of a fixed size, with the unit they are compared in.</summary>
    private static readonly FrozenDictionary<string, (string Base, decimal Factor)> Measures =
        new Dictionary<string, (string, decimal)>(StringComparer.Ordinal)
        {
            ["%"] = ("%", 1), ["个百分点"] = ("个百分点", 1), ["百分点"] = ("个百分点", 1), ["倍"] = ("倍", 1),
            ["元"] = ("元", 1), ["块"] = ("元", 1), ["美元"] = ("美元", 1), ["吨"] = ("吨", 1), ["公斤"] = ("吨", 0.001m), ["斤"] = ("吨", 0.0005m),
            ["亩"] = ("亩", 1), ["公顷"] = ("亩", 15), ["平方公里"] = ("平方米", 1_000_000), ["平方米"] = ("平方米", 1), ["立方米"] = ("立方米", 1),
            ["公里"] = ("米", 1000), ["千米"] = ("米", 1000), ["米"] = ("米", 1),
            ["千瓦时"] = ("千瓦时", 1), ["千瓦"] = ("千瓦", 1), ["兆瓦"] = ("千瓦", 1000), ["微克"] = ("微克", 1),

            // A working day is eight hours, so that 0.5个工作日 compares with 3小时.
            ["分钟"] = ("分钟", 1), ["小时"] = ("分钟", 60), ["个工作小时"] = ("分钟", 60), ["工作小时"] = ("分钟", 60),
            ["个工作日"] = ("分钟", 480), ["工作日"] = ("分钟", 480), ["天"] = ("分钟", 1440), ["个月"] = ("月", 1), ["学时"] = ("学时", 1), ["课时"] = ("学时", 1),
            ["年"] = ("年", 1), ["岁"] = ("岁", 1),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Counters = new[]
    {
        "人次", "件次", "家次", "户次", "场次", "批次", "例次", "台套", "台次", "卷次", "人天", "亿斤",
        "个", "项", "件", "家", "名", "人", "户", "条", "处", "位", "场", "份", "起", "所", "套", "部", "座", "张", "台", "辆", "只",
        "篇", "宗", "列", "轮", "批", "次", "期", "本", "艘", "头", "架", "类", "卷", "种", "对", "支", "栋", "枚", "间", "笔", "片", "盏",
        "组", "村", "例", "分", "门", "幅", "堂", "班", "棵", "株", "口", "床", "节", "集", "幢", "册", "字", "步", "环", "趟",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Counters that people, businesses and places share: 名 and 人, 个 and 家.</summary>
    private static readonly FrozenDictionary<string, string> Families = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["名"] = "人", ["位"] = "人", ["人次"] = "人", ["件次"] = "件", ["家次"] = "家", ["户次"] = "户", ["场次"] = "场", ["期"] = "场", ["次"] = "场",
        ["轮"] = "场", ["堂"] = "场", ["班"] = "场", ["宗"] = "件", ["起"] = "件", ["例"] = "件", ["卷"] = "件", ["份"] = "件", ["部"] = "件", ["篇"] = "件",
        ["项"] = "个", ["条"] = "个", ["处"] = "个", ["家"] = "个", ["所"] = "个", ["座"] = "个", ["类"] = "个", ["种"] = "个", ["批"] = "场", ["户"] = "个",
        ["件"] = "件", ["张"] = "件", ["支"] = "个", ["村"] = "个", ["间"] = "个", ["套"] = "个", ["幅"] = "个", ["组"] = "个", ["门"] = "个",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private const int Longest = 5;

    /// <summary>How many characters at <paramref name="start"/> are a unit; 0 for none.</summary>
    public static int Read(ReadOnlySpan<char> text, int start)
    {
        var measures = Measures.GetAlternateLookup<ReadOnlySpan<char>>();
        var counters = Counters.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(Longest, text.Length - start); length > 0; length--)
        {
            var candidate = text.Slice(start, length);
            if (measures.ContainsKey(candidate) || counters.Contains(candidate))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>The amount in the unit that its kind is compared in (minutes for spans of time, 亩 for land).</summary>
    public static (decimal Value, string Unit) Normalise(decimal value, string unit) =>
        Measures.TryGetValue(unit, out var measure) ? (value * measure.Factor, measure.Base) : (value, unit);

    /// <summary>The name of the kind of quantity the unit measures or counts; amounts of one kind can be held against each other.</summary>
    public static string KindOf(string unit) => Family(Normalise(0, unit).Unit);

    public static bool IsMeasure(string unit) => Measures.ContainsKey(unit);

    private static string Family(string unit) => Families.GetValueOrDefault(unit, unit);
}
