using System.Buffers;
using System.Collections.Frozen;

namespace Tracker.Engine.Language;

/// <summary>The verbs of official plans and reports, by what they commit to.</summary>
public static class Verbs
{
    /// <summary>Verbs whose object can be seen to exist or not: a document, an institution, an event, a place.</summary>
    private static readonly string[] Deliverable =
    [
        "制定", "制订", "出台", "印发", "修订", "修改", "编制", "编写", "编印", "编修", "起草", "提请", "报送", "公布", "发布", "公开", "公示", "颁布",
        "建立", "建成", "建设", "新建", "组建", "设立", "成立", "增设", "开设", "新设", "搭建", "打造", "创建", "创设", "筹建", "改建", "扩建", "续建", "改造",
        "开展", "组织", "举办", "召开", "完成", "启动", "实施", "推行", "试行", "试点", "上线", "推出", "推广", "开通", "开办", "开发", "研发", "启用", "投用",
        "聘请", "选聘", "聘任", "选派", "选树", "遴选", "评选", "命名", "认定", "招录", "招聘", "配备", "配齐", "配置", "添置", "储备", "增加", "新增",
        "培训", "轮训", "培养", "培育", "清理", "评估", "评查", "审查", "审议", "取消", "下放", "调整", "赋予", "整合", "废止", "结清", "清偿", "兑现",
        "签订", "签署", "办理", "化解", "整治", "排查", "检查", "督察", "督查", "抽查", "检测", "监测", "核查", "走访", "拍摄", "制作", "汇编", "设置", "布设",
        "建好", "办好", "完工", "竣工", "开工", "落地", "覆盖", "实现", "达到", "确保", "编纂", "选取", "选定", "确定", "列入", "纳入", "引进", "引入", "邀请",
        "对接", "接入", "联网", "换发", "升级", "申报", "争创", "复制", "压减", "压缩", "缩减", "降低", "减少", "提高", "扩大", "发放", "安排", "设定", "延长",
        "减免", "免除", "上调", "取缔", "查处", "立案", "征集", "梳理", "编发", "建档", "举行", "承办", "申请", "宣讲", "巡讲", "演练", "述法", "测试", "考试",
        "组织开展", "研究制定", "探索建立", "督促", "指导", "回收", "收回", "向社会", "汇总", "刊播", "实行", "购买", "通报", "批复", "解决", "破解", "缓解", "帮助", "投入使用", "开业", "降到", "推广到", "聘", "配", "编", "购置", "装备", "提供", "述职", "互认", "评定", "评比", "推选", "推荐", "新招",
    ];

    /// <summary>Verbs that set a direction.</summary>
    private static readonly string[] Directional =
    [
        "加强", "强化", "推进", "推动", "深化", "健全", "完善", "提升", "促进", "加大", "优化", "规范", "落实", "坚持", "巩固", "拓展", "支持", "鼓励",
        "引导", "严格", "严厉", "保持", "保障", "构建", "探索", "畅通", "夯实", "压实", "发挥", "抓好", "做好", "做实", "做强", "增强", "提振", "营造", "维护",
        "贯彻", "执行", "统筹", "聚焦", "加快", "深入", "持续", "全面", "积极", "大力", "稳步", "切实", "着力", "扎实", "稳妥", "有序", "充分", "进一步", "继续",
        "依法", "依托", "突出", "严肃", "严守", "严防", "坚决", "扩展", "延伸", "改善", "改进", "改革", "创新", "发展", "培植", "激发", "释放", "盘活", "壮大",
        "打击", "惩治", "防范", "遏制", "守住", "筑牢", "织密", "打好", "打赢", "力争", "争取", "努力", "用好", "管好", "抓实", "抓住", "打通", "带动", "扶持",
        "关爱", "关心", "保护", "治理", "监督", "监管", "整顿", "服务", "助力", "普及", "宣传", "教育", "学习", "研究", "谋划", "集聚", "吸引", "稳定", "稳住",
        "稳", "扩", "增", "推", "促", "抓", "建", "办", "管", "守", "补齐", "补上", "织牢", "兜住", "兜牢", "提质", "精简", "简化", "倡导", "弘扬", "传承",
        "充实", "逐步", "参与", "参加", "协同", "联合", "压降", "控制", "防止", "杜绝", "禁止", "清查", "形成", "更好", "主动", "认真", "常态化", "精心", "高质量",
        "高标准", "高水平", "高效", "科学", "合理", "适当", "适时", "定期", "及时", "广泛", "从严", "从快", "率先", "重点", "大幅", "有效", "有力", "精准", "分类",
        "分批", "综合施策", "用心用情", "给", "分层", "分级", "全力", "倾力", "牢牢", "始终", "不断", "不折不扣", "持之以恒",
    ];

    private static readonly SearchValues<string> AnyVerb =
        SearchValues.Create([.. Deliverable.Concat(Directional).Where(verb => verb.Length > 1)], StringComparison.Ordinal);

    private static readonly SearchValues<string> AnyDeliverable = SearchValues.Create([.. Deliverable.Where(verb => verb.Length > 1)], StringComparison.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> All =
        Deliverable.Concat(Directional).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = All.Set.Max(verb => verb.Length);

    private static readonly HashSet<string> Deliverables = new(Deliverable, StringComparer.Ordinal);

    /// <summary>The longest verb that <paramref name="text"/> begins with, or null.</summary>
    public static string? Leading(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(Longest, text.Length); length > 0; length--)
        {
            if (All.TryGetValue(text[..length], out var verb))
            {
                return verb;
            }
        }

        return null;
    }

    public static bool IsDeliverable(string verb) => Deliverables.Contains(verb);

    /// <summary>Whether any verb of plans occurs in <paramref name="text"/>.</summary>
    public static bool Occurs(ReadOnlySpan<char> text) => text.ContainsAny(AnyVerb);

    public static bool DeliverableOccurs(ReadOnlySpan<char> text) => text.ContainsAny(AnyDeliverable);
}
