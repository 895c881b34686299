using System.Buffers;

namespace Tracker.Engine.Outcomes;

/// <summary>Reads from the wording of a report how far along a piece of work is.</summary>
public static class CompletionWording
{
    private static readonly string[] NotDoneCues =
    [
        "尚未", "未能", "没有完成", "未完成", "未达到", "未达", "还未", "仍未", "没有实现", "未实现", "未按", "滞后", "搁置", "延期", "推迟", "还有差距", "仍有差距", "存在差距",
        "低于目标", "低于预期", "不及预期", "没有达到", "没能", "暂未", "落空", "进展缓慢", "迟缓", "未如期", "未启动", "未出台", "未建立", "未开展", "偏慢", "还没", "没完成", "缺口",
        "有差距",
    ];

    private static readonly string[] UnderWayCues =
    [
        "正在", "正按", "启动", "试点", "试运行", "初步", "推进中", "征求意见", "起草", "形成初稿", "初稿", "送审", "待审", "履行程序", "报批", "评审", "选址", "建设中", "施工", "筹备",
        "主体结构", "主体完工", "封顶", "先行", "首批", "首轮", "部分", "拟", "有序推进", "稳步推进", "加快推进", "逐步", "分批", "陆续", "试用", "其余", "剩余", "在建", "招标", "调试", "论证",
        "已进入", "进入", "前期", "着手", "探索", "阶段性", "一期", "下一批", "开工", "完成需求", "前期工作", "阶段", "尚在", "接续推进",
    ];

    private static readonly string[] DoneCues =
    [
        "已", "完成", "出台", "印发", "建成", "达到", "首次", "公布", "实现", "全部", "投入使用", "上线运行", "挂牌", "施行", "通过", "颁布", "启用", "揭牌", "命名", "办结", "获评", "制定",
        "建立", "设立", "成立", "组建", "修订", "开展", "举办", "均", "全面", "如期", "顺利", "落地", "发布", "新增", "累计", "达",
    ];

    private static readonly SearchValues<string> NotDone = SearchValues.Create(NotDoneCues, StringComparison.Ordinal);
    private static readonly SearchValues<string> UnderWay = SearchValues.Create(UnderWayCues, StringComparison.Ordinal);
    private static readonly SearchValues<string> Done = SearchValues.Create(DoneCues, StringComparison.Ordinal);

    public static Completion Read(ReadOnlySpan<char> text) =>
        text.ContainsAny(NotDone) ? Completion.NotDone
        : text.ContainsAny(UnderWay) ? Completion.UnderWay
        : text.ContainsAny(Done) ? Completion.Done
        : Completion.Stated;

    /// <summary>The words that decide, for an explanation; null where none does.</summary>
    public static string? Cue(string text, Completion completion) => completion switch
    {
        Completion.NotDone => Longest(text, NotDoneCues),
        Completion.UnderWay => Longest(text, UnderWayCues),
        Completion.Done => Longest(text, DoneCues),
        _ => null,
    };

    private static string? Longest(string text, string[] cues) =>
        cues.Where(cue => text.Contains(cue, StringComparison.Ordinal)).MaxBy(cue => cue.Length);
}
