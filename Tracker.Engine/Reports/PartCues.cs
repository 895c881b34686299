using System.Text.RegularExpressions;

namespace Tracker.Engine.Reports;

/// <summary>What a heading announces; several at once where one heading covers several parts.</summary>
[Flags]
internal enum Announced
{
    None = 0,
    Outcomes = 1,
    Shortcomings = 2,
    FirstResponsible = 4,
    Arrangements = 8,

    /// <summary>The goals of a five-year plan: no arrangements of the plan year.</summary>
    FiveYearGoals = 16,

    /// <summary>Glossaries, explanations of drafts, and whatever else the report carries.</summary>
    Other = 32,
}

/// <summary>Reads what a heading announces from its words and the years in it.</summary>
internal static partial class PartCues
{
    /// <param name="heading">The heading, with or without its numbering.</param>
    /// <param name="years">What is known of the report's years.</param>
    internal static Announced Of(ReadOnlySpan<char> heading, ReportYears years)
    {
        if (Annex().IsMatch(heading))
        {
            return Announced.Other;
        }

        if (FirstResponsible().IsMatch(heading))
        {
            return Announced.FirstResponsible;
        }

        if (DraftExplained().IsMatch(heading))
        {
            return Announced.Other;
        }

        var announced = Announced.None;
        var period = default(Period);
        foreach (var range in Clauses(heading))
        {
            var clause = heading[range];
            period = Period.Of(clause, years) ?? period;
            announced |= Clause(clause, period);
        }

        return announced;
    }

    /// <summary>Each year a heading names, with what it announces for that year.</summary>
    internal static List<(int Year, Announced Announced)> YearsOf(ReadOnlySpan<char> heading, ReportYears years)
    {
        var found = new List<(int, Announced)>();
        foreach (var range in Clauses(heading))
        {
            if (YearText.First(heading[range]) is { } year && Clause(heading[range], default) is var announced && announced != Announced.None)
            {
                found.Add((year.Value, announced));
            }
        }

        return found;
    }

    /// <summary>Whether a line without numbering announces a part by itself, without any help from a year.</summary>
    internal static bool IsPartLine(ReadOnlySpan<char> line) =>
        line.Length is >= 3 and <= 36 && !line.ContainsAny(Glyph.NotInHeadingLine) && PartLine().IsMatch(line) && !NotAPartLine().IsMatch(line);

    private static Announced Clause(ReadOnlySpan<char> clause, Period period)
    {
        if (Shortcoming().IsMatch(clause) && !Remedy().IsMatch(clause))
        {
            return Announced.Shortcomings;
        }

        if (Next().IsMatch(clause) && (period.Kind != PeriodKind.FiveYears || SoonNext().IsMatch(clause)))
        {
            return Announced.Arrangements;
        }

        if (Done().IsMatch(clause))
        {
            return Announced.Outcomes;
        }

        if (Plan().IsMatch(clause))
        {
            return period.Kind switch
            {
                PeriodKind.FiveYears => Announced.FiveYearGoals,
                PeriodKind.Reviewed => PlanOnly().IsMatch(clause) ? Announced.Arrangements : Announced.Outcomes,
                _ => Announced.Arrangements,
            };
        }

        if (Work().IsMatch(clause))
        {
            return period.Kind switch
            {
                PeriodKind.Reviewed => Announced.Outcomes,
                PeriodKind.Planned => Announced.Arrangements,
                _ => Announced.None,
            };
        }

        return Announced.None;
    }

    private static List<Range> Clauses(ReadOnlySpan<char> heading)
    {
        var clauses = new List<Range>(3);
        var start = 0;
        var depth = 0;
        for (var i = 0; i <= heading.Length; i++)
        {
            if (i < heading.Length)
            {
                depth += heading[i] is '《' or '“' or '（' ? 1 : heading[i] is '》' or '”' or '）' ? -1 : 0;
            }

            if (i == heading.Length || (depth <= 0 && heading[i] is '和' or '与' or '及' or '、' or '暨' or '，'))
            {
                if (i > start)
                {
                    clauses.Add(start..i);
                }

                start = i + 1;
            }
        }

        return clauses;
    }

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+、)?(?:附[件录表注]?\d?[：:]?)?(?:名词(?:解释|注释|说明|术语)|注释|有关(?:名词|用语)|相关名词|.{0,8}名词解释|(?:其他|其它)(?:需要(?:报告|说明)的)?(?:事项|情况|方面|内容)?$|(?:有关|工作|意见)?(?:和|与)?(?:意见)?建议$|附录)", RegexOptions.CultureInvariant)]
    private static partial Regex Annex();

    [GeneratedRegex(@"第一责任人|[“""]?一把手[”""]?.{0,6}(?:抓|履|推进|法治|职责)|(?:主要负责(?:人|同志)|主要领导|党政主要|主要负责.{0,4}人)[^，。]{0,16}(?:履行|履职|职责|抓法治|推进法治)|^.{0,12}(?:履行|落实)推进法治(?:政府)?建设.{0,10}(?:职责|责任)", RegexOptions.CultureInvariant)]
    private static partial Regex FirstResponsible();

    [GeneratedRegex(@"(?:《[^》]*(?:规划|纲要|计划)[^》]*》|规划纲要|草案).{0,8}(?:说明|汇报|编制)|纲要(?:（草案）)?的?说明", RegexOptions.CultureInvariant)]
    private static partial Regex DraftExplained();

    [GeneratedRegex(@"不足|短板|差距|弱项|薄弱(?:环节)?|存在.{0,6}(?:问题|困难)|面临.{0,8}(?:困难|挑战|形势)|(?:主要|突出|的|^[一二三四五六七八九十]+、|^)(?:问题|困难)(?:$|分析|清单)|原因(?:$|分析)|困难(?:$|挑战)|^问题$|问题(?:不足|短板)", RegexOptions.CultureInvariant)]
    private static partial Regex Shortcoming();

    [GeneratedRegex(@"(?<!需要|有待|亟待|急需|尚未)解决|化解|破解|整治|应对|补齐|补短板|破除|克服|整改(?!情况)|改进|针对", RegexOptions.CultureInvariant)]
    private static partial Regex Remedy();

    [GeneratedRegex(@"下一?步|下一?阶段|下一?年|下半年|今后(?!五年|几年|一个时期)|明年|来年|新的?一年|努力方向|改进(?:措施|方向|举措)|整改(?:措施|方向|打算)|对策|工作(?:打算|思路|设想|展望)|打算", RegexOptions.CultureInvariant)]
    private static partial Regex Next();

    [GeneratedRegex(@"下一?步|下一?阶段|下一?年|明年|来年", RegexOptions.CultureInvariant)]
    private static partial Regex SoonNext();

    [GeneratedRegex(@"回顾|总结|成效|成绩|成就|成果|取得|进展|做法|亮点|特色|(?:完成|落实|推进|开展|进行|执行|进展|履行|整改|建设|工作|实施|基本|总体|主要|履职|有关)(?:的)?情况|效果|经验|情况$", RegexOptions.CultureInvariant)]
    private static partial Regex Done();

    [GeneratedRegex(@"安排|计划|思路|部署|展望|目标|任务|(?:政府工作|年工作)的?建议|总体要求|政策取向|考虑|要点|(?<!政治|正确)方向|重点|布局|谋划|指导思想|奋斗", RegexOptions.CultureInvariant)]
    private static partial Regex Plan();

    [GeneratedRegex(@"安排|计划|思路|部署|展望", RegexOptions.CultureInvariant)]
    private static partial Regex PlanOnly();

    [GeneratedRegex(@"工作|措施|举措|主要|推进|建设", RegexOptions.CultureInvariant)]
    private static partial Regex Work();

    [GeneratedRegex(@"回顾|总结|成效|成就|成绩|做法|工作情况|开展情况|推进情况|落实情况|不足|短板|存在.{0,6}问题|问题及|主要问题|差距|困难|下一?步|打算|安排|工作计划|工作思路|重点工作|主要任务|重点任务|目标任务|工作任务|工作部署|工作重点|努力方向|第一责任人|名词解释|主要目标|主要工作$|主要举措|总体要求", RegexOptions.CultureInvariant)]
    private static partial Regex PartLine();

    // A sentence that happens to be short, a table's header, an instruction within a part.
    [GeneratedRegex(@"^(?:一年来|过去一年|具体|重点|今年要|主要做|现将|为此|以上|我们)|如下|报告$|[：:].{2,}|^(?:牵头|责任)单位|序号|同志们|^[（(]", RegexOptions.CultureInvariant)]
    private static partial Regex NotAPartLine();
}
