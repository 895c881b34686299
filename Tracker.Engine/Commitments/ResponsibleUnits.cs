using System.Text.RegularExpressions;
using Tracker.Engine.Language;

namespace Tracker.Engine.Commitments;

/// <summary>
/// Reads the note behind a promise that names who is to do it and until when:
/// （牵头单位：区司法局；配合单位：各镇街）, (市公安局、市司法局,9月底前), 【财政金融局,5月底】.
/// </summary>
internal static partial class ResponsibleUnits
{
    /// <param name="Span">The note with its brackets; not part of the promise's words.</param>
    internal sealed record Note(TextSpan Span, IReadOnlyList<string> Lead, IReadOnlyList<string> Supporting);

    /// <summary>The note at the end of <paramref name="clause"/>, or null.</summary>
    public static Note? ReadTrailing(string text, TextSpan clause)
    {
        if (clause.Length < 4 || text[clause.End - 1] is not ('）' or '】' or ')' or ']' or '〕'))
        {
            return null;
        }

        var open = clause.End - 1;
        for (var depth = 0; open >= clause.Start; open--)
        {
            depth += Chinese.Closes(text[open]) ? 1 : Chinese.Opens(text[open]) ? -1 : 0;
            if (depth == 0)
            {
                break;
            }
        }

        if (open <= clause.Start)
        {
            return null;
        }

        var span = new TextSpan(open, clause.End);
        var (lead, supporting) = ReadNames(text[(open + 1)..(clause.End - 1)]);
        var isNote = lead.Count + supporting.Count > 0 || DeadlineOnly().IsMatch(text.AsSpan(open + 1, span.Length - 2));
        return isNote ? new Note(span, lead, supporting) : null;
    }

    /// <summary>The note that <paramref name="sentence"/> consists of, or null.</summary>
    public static Note? ReadWhole(string text, TextSpan sentence) =>
        sentence.Length > 3 && Chinese.Opens(text[sentence.Start])
        && ReadNames(text[(sentence.Start + 1)..sentence.End].TrimEnd('）', '】', ')', ']', '〕')) is { } names
        && names.Lead.Count + names.Supporting.Count > 0
        && (Label().IsMatch(text.AsSpan(sentence.Start + 1, sentence.Length - 1)) || RoleBehind().IsMatch(text.AsSpan(sentence.Start, sentence.Length - 1)))
            ? new Note(sentence, names.Lead, names.Supporting)
            : null;

    /// <summary>The units named in a table cell or a note, by role.</summary>
    public static (IReadOnlyList<string> Lead, IReadOnlyList<string> Supporting) ReadNames(string words)
    {
        List<string> lead = [], supporting = [], awaiting = [];
        var current = awaiting;
        var labelled = RoleBehind().IsMatch(words);
        foreach (var piece in words.Split(['、', '，', '；', ',', ';', '\t', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var name = piece;
            var label = Label().Match(name);
            if (label.Success)
            {
                labelled = true;
                current = label.Groups["support"].Success || (label.Groups["duty"].Success && lead.Count > 0) ? supporting : lead;
                name = name[label.Length..];
            }

            // 市公安局、市司法局牵头: the role stands behind the names it is for.
            var behind = label.Success ? Match.Empty : RoleBehind().Match(name);
            name = (behind.Success ? name[..behind.Index] : name).TrimEnd('等');
            if (name.Length >= 2 && (UnitName().IsMatch(name) || (labelled && name.Length <= 20 && !DeadlineOnly().IsMatch(name))))
            {
                current.Add(name);
            }

            if (behind.Success)
            {
                (behind.Groups["support"].Success ? supporting : lead).AddRange(awaiting);
                awaiting.Clear();
            }
        }

        lead.InsertRange(0, awaiting);
        return (lead, supporting);
    }

    [GeneratedRegex("^(?:(?<lead>牵头(?:单位|部门)?|主办(?:单位)?|承办(?:单位)?)|(?<support>配合(?:单位|部门)?|协办(?:单位)?|参与单位)|(?<duty>责任(?:单位|部门|科室|处室)?|落实单位|实施单位))[：:]?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex("(?<=.)(?:(?:牵头|负责|主办|承办|落实)|(?<support>配合|协办|协同|参与))$", RegexOptions.CultureInvariant)]
    private static partial Regex RoleBehind();

    [GeneratedRegex("^[^，。]{0,24}(?:局|办|厅|委|部|署|中心|政府|管委会|街道|镇街|各镇|乡镇|法院|检察院|单位|部门|科室|处室|科|处|股|室|院|馆|站|所|队|支队|总队|大队|集团|公司|银行|学校|委员会|联合会|协会|工会|妇联|团委|机关|区县|县区|市县)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex UnitName();

    [GeneratedRegex(@"^(?:完成时限[：:]?)?(?:20\d\d年)?(?:\d{1,2}月(?:上旬|中旬|下旬|底|末|\d{1,2}日)?(?:之?前|完成)?|年底前?|年内|上半年|全年|长期|持续推进|第?[一二三四1-4]季度(?:末|底)?前?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex DeadlineOnly();
}
