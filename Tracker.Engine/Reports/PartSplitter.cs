using System.Text.RegularExpressions;
using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>Divides what stands beneath one heading that announces several parts.</summary>
internal static partial class PartSplitter
{
    private const int Opening = 60;

    private static readonly (Announced Announced, ReportPart Kind)[] UsualOrder =
    [
        (Announced.Outcomes, ReportPart.Outcomes),
        (Announced.FirstResponsible, ReportPart.FirstResponsible),
        (Announced.Shortcomings, ReportPart.Shortcomings),
        (Announced.FiveYearGoals, ReportPart.Other),
        (Announced.Arrangements, ReportPart.Arrangements),
        (Announced.Other, ReportPart.Other),
    ];

    internal static List<OutlinePart> Split(
        Body body, Heading heading, TextSpan span, Announced announced, ReportYears years, double confidence)
    {
        var pieces = new List<OutlinePart>();
        var kinds = UsualOrder.Where(kind => announced.HasFlag(kind.Announced)).ToArray();
        var (current, from) = (kinds[0], span.Start);
        foreach (var next in kinds[1..])
        {
            var at = Boundary(body, new TextSpan(from, span.End), current.Announced, next.Announced, years);
            if (at < 0)
            {
                // The next part does not show itself; its sentences, if any, stay with the one before.
                confidence = 0.6;
                continue;
            }

            Add(pieces, body, heading, current.Kind, from, at, confidence);
            (current, from) = (next, at);
        }

        Add(pieces, body, heading, current.Kind, from, span.End, confidence);
        return pieces;
    }

    /// <summary>Where a passage turns from looking back to looking ahead; −1 if it does not.</summary>
    /// <param name="least">How far the rest must look ahead, from −1 to 1: little where a heading has announced it.</param>
    internal static int TurningPoint(Body body, TextSpan span, ReportYears years, double least)
    {
        foreach (var paragraph in ParagraphsIn(body, span))
        {
            var turn = Tense.TurnsAhead(paragraph.Of(body.Reading), years.Planned);
            if (turn < 0)
            {
                continue;
            }

            var ahead = new TextSpan(paragraph.Start + turn, span.End);
            if (Tense.Of(ahead.Of(body.Reading)) > least)
            {
                return ahead.Start;
            }
        }

        return -1;
    }

    internal static IEnumerable<TextSpan> ParagraphsIn(Body body, TextSpan span)
    {
        for (var i = FirstAt(body.Text, span.Start); i < body.Text.Count && body.Text[i].Start < span.End; i++)
        {
            yield return new TextSpan(Math.Max(body.Text[i].Start, span.Start), Math.Min(body.Text[i].End, span.End));
        }
    }

    /// <summary>The first paragraph that ends after a place; found by halving, for a report may have thousands of headings.</summary>
    private static int FirstAt(IReadOnlyList<TextSpan> paragraphs, int place)
    {
        var (low, high) = (0, paragraphs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = paragraphs[middle].End > place ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static void Add(List<OutlinePart> pieces, Body body, Heading heading, ReportPart kind, int from, int to, double confidence)
    {
        var span = SpanTrim.Of(body.Reading, from, to);
        if (!span.IsEmpty)
        {
            pieces.Add(PartReader.Part(kind, heading, span, confidence));
        }
    }

    private static int Boundary(Body body, TextSpan span, Announced current, Announced next, ReportYears years)
    {
        foreach (var paragraph in ParagraphsIn(body, span))
        {
            var line = paragraph.Of(body.Reading);
            if (Numbering.At(line) is { IsHeadingNumber: true } marker && NestedHeadings.Names(line[marker.Length..], next, years))
            {
                return paragraph.Start;
            }
        }

        return (current, next) switch
        {
            (Announced.FiveYearGoals, Announced.Arrangements) => FirstOpening(body, span, line => OpensPlanYear(line, years)),
            (_, Announced.Arrangements) => TurnOrList(body, span, years),
            (_, Announced.FiveYearGoals) => FirstOpening(body, span, line => OpensFiveYears().IsMatch(line)),
            (_, Announced.Shortcomings) => FirstOpening(body, span, ShortcomingsFinder.Opens),
            (_, Announced.FirstResponsible) => FirstOpening(body, span, line => PartCues.Of(line, years) == Announced.FirstResponsible),
            _ => -1,
        };
    }

    private static int TurnOrList(Body body, TextSpan span, ReportYears years)
    {
        var turn = TurningPoint(body, span, years, -0.7);
        if (turn >= 0)
        {
            return turn;
        }

        // No sentence turns ahead: a list of its own that looks ahead, after the text that looks back.
        foreach (var paragraph in ParagraphsIn(body, span))
        {
            var line = paragraph.Of(body.Reading);
            if (Numbering.At(line) is { Value: 1, Style: not NumberStyle.Spoken } && Tense.Of(line) > 0.2 && !ShortcomingsFinder.Opens(line))
            {
                return paragraph.Start;
            }
        }

        return -1;
    }

    private static int FirstOpening(Body body, TextSpan span, LineTest test)
    {
        foreach (var paragraph in ParagraphsIn(body, span))
        {
            if (test(paragraph.Of(body.Reading)))
            {
                return paragraph.Start;
            }
        }

        return -1;
    }

    private static bool OpensPlanYear(ReadOnlySpan<char> line, ReportYears years)
    {
        var opening = line[..Math.Min(line.Length, Opening)];
        foreach (var match in PlanYear().EnumerateMatches(opening))
        {
            var words = opening.Slice(match.Index, match.Length);
            if (words[0] is '今' or '新' || years.Planned is not { } planned || words.StartsWith($"{planned}"))
            {
                return true;
            }
        }

        return false;
    }

    private delegate bool LineTest(ReadOnlySpan<char> line);

    [GeneratedRegex(@"今年|新的一年|20\d\d年(?![—\-－至到])(?!远景)", RegexOptions.CultureInvariant)]
    private static partial Regex PlanYear();

    [GeneratedRegex(@"^(?:各位代表[！，])?[^。]{0,60}?(?:“十[一二三四五六七八九]五”时期是|今后五年|未来五年|未来几年|展望未来|规划?的?建议》|《?纲要（?草案）?》|到20\d\d年)", RegexOptions.CultureInvariant)]
    private static partial Regex OpensFiveYears();
}
