using System.Text.RegularExpressions;

namespace Tracker.Engine.Reports;

/// <summary>Tells promise from account by the words that carry tense in official prose, which has no other.</summary>
internal static partial class Tense
{
    private const int Enough = 4000;

    /// <summary>−1 for text that only looks back, 1 for text that only looks ahead.</summary>
    internal static double Of(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, Enough)];
        var ahead = (2 * Promise().Count(text)) + Intent().Count(text);
        var back = (2 * Account().Count(text)) + Result().Count(text);
        return ahead + back == 0 ? 0 : (double)(ahead - back) / (ahead + back);
    }

    /// <summary>Where the first sentence that turns to the year ahead begins; −1 if none does.</summary>
    internal static int TurnsAhead(ReadOnlySpan<char> text, int? planned)
    {
        foreach (var match in Turn().EnumerateMatches(text))
        {
            var rest = text[match.Index..];
            var sentence = rest[..Math.Min(rest.Length, 160)];
            if (IsYear(rest, out var year))
            {
                if (year == planned && !sentence.StartsWith($"{year}年底"))
                {
                    return match.Index;
                }
            }
            else if (Intends().IsMatch(sentence))
            {
                return match.Index;
            }
        }

        return -1;
    }

    private static bool IsYear(ReadOnlySpan<char> text, out int year)
    {
        year = 0;
        return text.Length > 4 && int.TryParse(text[..4], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out year);
    }

    // Words that hardly occur in an account of what was done.
    [GeneratedRegex(@"确保|力争|将(?=[以坚持按围全紧进继重深着聚认严锚扎对积大切推努加立更始把不强])|要(?=[坚持加强深入推进着力抓完善紧认真切实继续把以])|月底前|年底前|[上下]半年|鼓励|不少于|不低于|以上(?=[，。；（]|$)|控制在", RegexOptions.CultureInvariant)]
    private static partial Regex Promise();

    // Verbs without a subject or a result, more frequent in plans.
    [GeneratedRegex(@"加快|推动|健全|完善|加强|支持|引导|强化|打造|培育|做好|抓好|继续|努力|必须|探索|更加|争取|今后|深化|防止|进一步", RegexOptions.CultureInvariant)]
    private static partial Regex Intent();

    // Words that hardly occur in a plan.
    [GeneratedRegex(@"了(?![解望])|已(?!是)|累计|获[评得批]|荣获|居全|位居|取得|成功|超过|过去|一年来|增长\d|下降\d|圆满|先后|均为|上年|首次|被|率为|办结|\d月(?:\d{1,2}日)?[，起]|完成\d", RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    // Counts and completions, more frequent in accounts.
    [GeneratedRegex(@"(?<![少低]于|达到)(?<!\d)\d+[余多万]?[件次场起人家户名份](?!以上)|全年|达到\d|实现[^。，；]{0,10}\d|建成|同比|召开|出台|印发|新增", RegexOptions.CultureInvariant)]
    private static partial Regex Result();

    [GeneratedRegex(@"(?<=^|[。；！？\n])(?:各位代表[！，])?(?:同时，)?(?:下一?步|下一?阶段|下一?年度?|今后|接下来|新的?一年|明年|来年|(?:19|20)\d\d年|针对(?:以上|上述|这些|存在)|对(?:以上|上述|这些|此)|为此)", RegexOptions.CultureInvariant)]
    private static partial Regex Turn();

    [GeneratedRegex(@"将|要|拟|重点|着力|继续|进一步|打算|计划|安排|抓好|做好|努力|力争|加强|推进|落实|坚持", RegexOptions.CultureInvariant)]
    private static partial Regex Intends();
}
