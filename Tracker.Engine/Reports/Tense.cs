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
        var ahead = Ahead().Count(text);
        var back = Back().Count(text);
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

    [GeneratedRegex(@"将(?![军士领来近])|确保|力争|争取|力求|努力|必须|要(?=[坚持加强深入推进着力抓完善紧认真切实继续把以])|继续|进一步|加快|加大|着力|持续|不断|拟|下一步|今后|年底前|月底前|深入(?:推进|实施|开展)|推动|健全|力度|全面(?:落实|推进|推行|提升)|达到.{1,8}以上|不低于|不少于", RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();

    [GeneratedRegex(@"了(?!解)|已[经全完有建成由]|累计|同比|全年|共(?=[开办受审查计召接完收制发处化组]|\d)|先后|完成.{0,16}\d|获评|荣获|被评|实现.{0,10}\d|增长\d|下降\d|\d+[件次场起名人家个项份条万]|召开|一年来|过去|取得|印发|出台了|截至|位居|办结", RegexOptions.CultureInvariant)]
    private static partial Regex Back();

    [GeneratedRegex(@"(?<=^|[。；！？\n])(?:各位代表[！，])?(?:同时，)?(?:下一?步|下一?阶段|下一?年度?|今后|接下来|新的?一年|明年|来年|(?:19|20)\d\d年|针对(?:以上|上述|这些|存在)|对(?:以上|上述|这些|此)|为此)", RegexOptions.CultureInvariant)]
    private static partial Regex Turn();

    [GeneratedRegex(@"将|要|拟|重点|着力|继续|进一步|打算|计划|安排|抓好|做好|努力|力争|加强|推进|落实|坚持", RegexOptions.CultureInvariant)]
    private static partial Regex Intends();
}
