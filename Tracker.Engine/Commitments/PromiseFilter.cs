using System.Buffers;
using System.Text.RegularExpressions;
using Tracker.Engine.Language;

namespace Tracker.Engine.Commitments;

/// <summary>Tells promises from what stands between them: openings, lead-ins, rationale, maxims, exhortations and slogans.</summary>
internal static partial class PromiseFilter
{
    private static readonly SearchValues<string> Slogans = SearchValues.Create(
    [
        "踔厉奋发", "笃行不怠", "勇毅前行", "接续奋斗", "砥砺奋进", "砥砺前行", "永远在路上", "开创", "新局面", "新篇章", "高分答卷", "满意答卷", "优异成绩", "谱写",
        "再上新台阶", "走在前列", "伟大复兴", "不懈努力", "磅礴力量", "没有旁观者", "人人有责", "新征程", "更加紧密地团结", "奋斗目标", "坚定信心", "真抓实干",
        "只争朝夕", "蓝图", "钉钉子精神", "久久为功", "埋头苦干", "锚定目标", "乘势而上", "鲜明底色", "法治答卷", "法治力量守护", "恪尽职守", "夙夜在公", "调动一切",
        "重任在肩", "奋勇争先", "再接再厉", "攻坚克难", "众志成城", "道阻且长", "征程万里", "更大贡献", "团结奋斗", "开拓进取", "同心同德", "行稳致远", "新贡献",
    ], StringComparison.Ordinal);

    private static readonly SearchValues<string> Rationale = SearchValues.Create(
    [
        "开局之年", "收官之年", "关键一年", "关键之年", "攻坚之年", "启动之年", "第一年", "第二年", "周年", "重要一年", "之年", "关键环节", "根本标准",
        "根本保障", "坚实基础", "的标尺", "必由之路", "攻关期", "考虑了", "符合我国", "有利于", "大有可为", "新的更高要求", "的期盼", "繁重",
        "期待", "意义重大", "责任重大", "矛盾和风险", "面临", "意见比较大", "幸福之基", "攻坚克难", "带动了", "只有", "只要", "不是", "就是", "才能", "取得显著成效",
    ], StringComparison.Ordinal);

    /// <summary>Whether the sentence promises something.</summary>
    public static bool IsPromise(string text, TextSpan sentence, TextSpan promise)
    {
        var words = promise.Of(text);
        if (words.Length < 4 || LeadIn().IsMatch(words) || (Signature().IsMatch(words) && !Verbs.Occurs(words)))
        {
            return false;
        }

        var hasFigure = Figures.Read(text, promise).Count > 0;
        var whole = sentence.Of(text);
        var checkable = hasFigure || words.Contains('《');
        if (!hasFigure && (Opening().IsMatch(whole) || Topic().IsMatch(words) || Remark().IsMatch(whole)))
        {
            return false;
        }

        if (!checkable && whole.ContainsAny(Slogans) && !StartsDeliverable(words) && !StartsWithDeed(text, promise))
        {
            return false;
        }

        if (!checkable && (words.ContainsAny(Rationale) || Assertion().IsMatch(words)) && !StartsDeliverable(words))
        {
            return false;
        }

        if (!checkable && Exhortation().IsMatch(whole))
        {
            return false;
        }

        return checkable || Verbs.Occurs(words) || ShortVerb().IsMatch(words) || ShortDeed().IsMatch(words) || IsListed(text, sentence);
    }

    /// <summary>Whether a verb of plans opens the promise and the slogan only comes after its first clause.</summary>
    private static bool StartsWithDeed(string text, TextSpan promise)
    {
        var clauses = Sentences.Clauses(text, promise);
        return clauses.Count > 1 && Verbs.Leading(clauses[0].Of(text)) is not null && !clauses[0].Of(text).ContainsAny(Slogans);
    }

    /// <summary>Whether the sentence is an item of its own in a numbered list (6.建合同台账): its place says that it is meant as a task.</summary>
    private static bool IsListed(string text, TextSpan sentence) =>
        sentence.Start > 1 && text[sentence.Start - 1] is ('.' or '．' or '、' or '）') && char.IsAsciiDigit(text[sentence.Start - 2]);

    private static bool StartsDeliverable(ReadOnlySpan<char> words) => Verbs.Leading(words) is { } verb && Verbs.IsDeliverable(verb);

    [GeneratedRegex("(?:以下|如下|下列)[^，。]{0,12}(?:工作|方面|几点|事项|安排|任务|举措|措施|件事|实事)[：:]?$|如下[：:]?$|[一二三四五六七八九十几]个?(?:方面)?(?:重点)?(?:工作|任务)$|^[^，。]{0,8}重点(?:做好|抓好)$|目标为$|^序号|^重点任务$|^年度重点任务|^(?:具体|主要)(?:安排|任务|做法)|^(?:突出|重点|着重)(?:抓好|做好|推进|抓)[^，。]{0,6}(?:个|几)?方面|任务(?:清单)?如下|^各位代表|^[^，。]{2,8}方面$",
        RegexOptions.CultureInvariant)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"^(?:20\d\d年\d{1,2}月\d{1,2}日|[^，。]{2,24}(?:人民政府|厅|局|委员会|办公室|管委会|管理委员会))$", RegexOptions.CultureInvariant)]
    private static partial Regex Signature();

    // 2023年，我局将坚持…: the sentence that opens the plan and promises only to go on well.
    [GeneratedRegex(@"^20\d\d年[，]?[^，。]{0,16}(?:将|要|迎来|是)|^(?:明年|新的一年|今年|下一年度)?[，]?[^，。]{0,12}将(?:坚持|以[^，。]{2,30}为|深入学习|认真学习|全面贯彻|认真贯彻|弘扬|牢记|锚定|坚定|按照|紧紧围绕|紧扣|高举|始终|聚焦|对标|拉高)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    // 坚持立规在先: four characters of principle above the deeds.
    [GeneratedRegex("^(?:坚持|突出|聚焦|强化)[^，。“《]{2,6}$|^坚持[^，。]{4,8}、[^，。]{2,30}$|^坚持[^，。]{2,6}，着力[^，。]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Topic();

    // 聘一名律师, 给每个乡镇配一名: verbs of one character count where a number follows.
    [GeneratedRegex("[聘编配建办购修设拍发][一二两三四五六七八九十几]", RegexOptions.CultureInvariant)]
    private static partial Regex ShortVerb();

    // 建漏水纠纷调解室, 上半年付清, 每周开复盘会: a deed without any verb of plans.
    [GeneratedRegex("^[建办编送开设修配给发选拍]|统一|全程|全部|(?:月底|年底|季度)?前|上半年|每[周月季]|清零|[付还结查办]清|零(?:败诉|投诉|事故|纠错|跑)|为零|不发生|[0-9]日内|上岗|通过[^，。]{0,10}验收|作为[^，。]{0,10}内容", RegexOptions.CultureInvariant)]
    private static partial Regex ShortDeed();

    // Notes to the plan, remarks on the state of things, maxims.
    [GeneratedRegex("^注：|^各(?:责任|有关)?单位要|十分必要$|必须(?:在|把|跟上|借|与时)|^(?:当前|一些地方|有的|少数)|^让[^，。]{4,}$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    // X是Y, without a deed: an assertion about the world.
    [GeneratedRegex("^[^，]{1,24}(?<!就|而|但|于|凡|特别)是(?!否|非)|^[^，]{2,12}在于|^[^，]{1,20}(?:更离不开|离不开|责任重大|任务艰巨|必须与时俱进|大意不得)", RegexOptions.CultureInvariant)]
    private static partial Regex Assertion();

    [GeneratedRegex("^(?:让我们|我们(?:坚信|相信|深知|有信心|一定)|各级政府(?:要|及其)|政府工作人员|全体|广大干部|中华民族|中国(?:愿|改革)|面对新|做好今年|必须(?:立足|坚持|清醒))", RegexOptions.CultureInvariant)]
    private static partial Regex Exhortation();
}
