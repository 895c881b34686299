using System.Buffers;
using Tracker.Engine.Language;

namespace Tracker.Engine.Commitments;

/// <summary>
/// Parts a sentence of arrangements into independently checkable promises: a new promise begins at a clause that opens
/// with its own verb or carries its own figure; purposes, means and qualifications stay with, or are trimmed from, the
/// promise they belong to.
/// </summary>
internal static class ClauseGrouping
{
    /// <summary>Words that open a clause which only makes sense with the clause after it.</summary>
    private static readonly string[] Openers =
    [
        "对", "围绕", "将", "把", "按照", "根据", "聚焦", "针对", "紧扣", "紧盯", "以", "通过", "坚持", "结合", "依托", "立足", "在", "为", "着眼", "锚定",
        "对标", "对照", "抓住", "借助", "利用", "鉴于", "随着", "面向", "瞄准", "突出", "牢固树立", "遵循", "本着", "面对", "除", "适应",
    ];

    /// <summary>Words of purpose and manner: a clause they open belongs to the one before it.</summary>
    private static readonly string[] Manner =
    [
        "让", "使", "方便", "便于", "切实", "不断", "努力", "更好", "有效", "最大限度", "真正", "进而", "从而", "尽量", "以", "为", "把", "防止", "避免", "杜绝",
    ];

    /// <summary>Words that tie a clause to the one before it.</summary>
    private static readonly string[] Ties =
    [
        .. Manner, "并", "赴", "做到", "着力解决", "及时", "其中", "同时", "首批", "每年", "每季度", "每月", "人均", "结果", "不得", "且", "权重", "全年不少于",
        "原则上", "做好",
    ];

    /// <summary>Words that open a clause which says only what for.</summary>
    private static readonly string[] Purposes =
    [
        .. Manner, "着力", "推动形成", "促进", "增强", "提升", "营造", "确保", "用", "奋力", "全力", "形成", "消除", "破除", "减少", "改善", "提高", "实现",
    ];

    /// <summary>Verbs of effect: without a figure they say what the promise before them is good for.</summary>
    private static readonly string[] Effects = ["形成", "消除", "破除", "减少", "改善", "提高", "实现", "降低"];

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>The promises of a sentence, in order; each span may hold several clauses.</summary>
    public static List<TextSpan> Split(string text, TextSpan sentence)
    {
        var groups = new List<TextSpan>(2);
        var clauses = Sentences.Clauses(text, sentence);
        TextSpan? open = null;
        for (var i = 0; i < clauses.Count; i++)
        {
            var clause = clauses[i];
            if (open is { } group && StartsNew(text, group, clauses[i - 1], clause))
            {
                groups.Add(TrimPurpose(text, group));
                open = clause;
            }
            else
            {
                open = open is { } before ? new TextSpan(before.Start, clause.End) : clause;
            }
        }

        if (open is { } last)
        {
            groups.Add(TrimPurpose(text, last));
        }

        return groups;
    }

    private static bool StartsNew(string text, TextSpan group, TextSpan previous, TextSpan clause)
    {
        var words = clause.Of(text);
        if (IsOpener(text, previous) || StartsWithAny(words, Ties))
        {
            return StartsDeliverableAfterBing(words, text, group);
        }

        var hasFigure = HasFigure(text, clause);
        if (!hasFigure && StartsWithAny(words, Effects))
        {
            return false;
        }

        var groupHasFigure = HasFigure(text, group);
        var verb = LeadingVerb(text, clause);
        if (verb is null && OpensWithObject(words))
        {
            return Verbs.Leading(group.Of(text)) is not null;
        }

        if (verb is null)
        {
            // A subject of its own with a figure: 案卷优秀率达到85%以上. Without a figure it qualifies what went before.
            return hasFigure && (groupHasFigure || !SharesObject(text, group, clause)) && Verbs.Occurs(group.Of(text));
        }

        if (hasFigure && !groupHasFigure && SharesObject(text, group, clause))
        {
            return false;
        }

        return Verbs.IsDeliverable(verb) || hasFigure || Titles.Read(text, clause).Any(title => title.IsDocument)
            || Verbs.Leading(group.Of(text)) is not { } first || !Verbs.IsDeliverable(first) || HasOwnObject(text, clause);
    }

    // 修订《办法》，对现行文件清理一遍: the object comes first. 出台《办法》，对履行情况实行台账管理 goes on about the same.
    private static bool OpensWithObject(ReadOnlySpan<char> words) =>
        words[0] is '对' or '给' && Verbs.DeliverableOccurs(words[1..])
        && !words[..Math.Min(words.Length, 8)].Contains("情况", StringComparison.Ordinal) && !words[..Math.Min(words.Length, 8)].Contains("结果", StringComparison.Ordinal);

    // 对…进行全面清理，并于10月底前公布清理结果: two deliverables although tied.
    private static bool StartsDeliverableAfterBing(ReadOnlySpan<char> words, string text, TextSpan group) =>
        words.StartsWith("并于", StringComparison.Ordinal) && Verbs.DeliverableOccurs(words) && Verbs.Occurs(group.Of(text));

    /// <summary>Whether the clause cannot stand without the next: a preposition without a verb of its own, or a bare date.</summary>
    private static bool IsOpener(string text, TextSpan clause)
    {
        var words = clause.Of(text);
        if (words.Length <= 8 && !Verbs.Occurs(words))
        {
            return true;
        }

        if (Deadlines.Read(text, clause, 2000) is { } deadline && deadline.Span.Length + 1 >= clause.Length)
        {
            return true;
        }

        foreach (var opener in Openers)
        {
            if (words.StartsWith(opener, StringComparison.Ordinal))
            {
                return !HasFigure(text, clause) && !EndsInVerbPhrase(words[opener.Length..]);
            }
        }

        return false;
    }

    // 对2018年以来的文件进行全面清理 is complete; 针对群众反映强烈的扰民问题 is not.
    private static bool EndsInVerbPhrase(ReadOnlySpan<char> words)
    {
        var tail = words[Math.Max(0, words.Length - 12)..];
        return Verbs.DeliverableOccurs(tail) && !tail.EndsWith("问题", StringComparison.Ordinal) && !tail.EndsWith("要求", StringComparison.Ordinal)
            && !tail.EndsWith("目标", StringComparison.Ordinal) && !tail.EndsWith("重点", StringComparison.Ordinal);
    }

    private static string? LeadingVerb(string text, TextSpan clause)
    {
        var start = clause.Start;
        if (Deadlines.Read(text, clause, 2000) is { } deadline && deadline.Span.Start - start <= 1)
        {
            start = deadline.Span.End;
        }

        return Verbs.Leading(text.AsSpan(start, clause.End - start));
    }

    private static bool HasOwnObject(string text, TextSpan clause) => clause.Length >= 8 && !StartsWithAny(clause.Of(text), Purposes);

    private static bool HasFigure(string text, TextSpan span) => span.Of(text).ContainsAny(Digits) && Figures.Read(text, span).Count > 0;

    /// <summary>Whether the clause speaks of the same thing as the group before it: two neighbouring content characters in common.</summary>
    private static bool SharesObject(string text, TextSpan group, TextSpan clause)
    {
        var before = group.Of(text);
        var words = clause.Of(text);
        for (var i = 0; i + 1 < words.Length; i++)
        {
            var pair = words.Slice(i, 2);
            if (Chinese.IsHan(pair[0]) && Chinese.IsHan(pair[1]) && before.Contains(pair, StringComparison.Ordinal) && Verbs.Leading(pair) is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Leaves off trailing clauses that only say what for, as long as a checkable clause remains.</summary>
    private static TextSpan TrimPurpose(string text, TextSpan group)
    {
        var clauses = Sentences.Clauses(text, group);
        var last = clauses.Count - 1;
        while (last > 0)
        {
            var clause = clauses[last];
            var words = clause.Of(text);
            var kept = new TextSpan(group.Start, clauses[last - 1].End);
            if (!StartsWithAny(words, Purposes) || HasFigure(text, clause) || words.Contains('《')
                || (words.Contains('“') && words[0] is not '让')
                || kept.Length * 20 < group.Length * (words[0] is '让' or '使' or '为' or '把' or '真' ? 10 : 11) || !Verbs.Occurs(kept.Of(text)) || IsOpener(text, clauses[last - 1]))
            {
                break;
            }

            last--;
        }

        return new TextSpan(group.Start, clauses[last].End);
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
