using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>Takes the body apart into the statutory parts.</summary>
internal static class PartReader
{
    private const double Named = 0.95;
    private const double NamedTogether = 0.85;
    private const int ShortestPreface = 60;
    private const int LongPreface = 600;

    internal static List<OutlinePart> Read(Body body, IReadOnlyList<Heading> headings, ReportYears years, List<OutlineDoubt> doubts)
    {
        var parts = new List<OutlinePart>();
        if (body.Text.Count == 0)
        {
            return parts;
        }

        var end = body.Text[^1].End;
        Preface(body, headings.Count == 0 ? end : headings[0].Span.Start, headings.Count == 0, years, parts, doubts);
        for (var i = 0; i < headings.Count; i++)
        {
            var sectionEnd = i + 1 < headings.Count ? headings[i + 1].Span.Start : end;
            Section(body, headings[i], SpanTrim.Of(body.Reading, headings[i].Span.End, sectionEnd), years, parts, doubts);
        }

        if (!parts.Exists(part => part.Kind == ReportPart.Arrangements))
        {
            Guess(body, years, parts, doubts);
        }

        ShortcomingsFinder.Part(body, parts);
        return parts.Where(part => part.Span.Length > 0 || part.HeadingSpan is not null).ToList();
    }

    private static void Preface(Body body, int end, bool whole, ReportYears years, List<OutlinePart> parts, List<OutlineDoubt> doubts)
    {
        var span = SpanTrim.Of(body.Reading, body.Text[0].Start, end);
        if (span.IsEmpty)
        {
            return;
        }

        // The salutation and the address to the assembly say nothing of the year.
        var start = span.Start;
        foreach (var paragraph in body.Text)
        {
            var line = paragraph.Of(body.Reading);
            if (paragraph.Start >= span.End || !(LineShape.IsSalutation(line) || line.StartsWith("现在，") || line.StartsWith("现将")))
            {
                break;
            }

            start = paragraph.End;
        }

        if (start > span.Start)
        {
            parts.Add(Part(ReportPart.Other, null, SpanTrim.Of(body.Reading, span.Start, start), Named));
        }

        var rest = SpanTrim.Of(body.Reading, start, span.End);
        if (rest.Length >= ShortestPreface || whole)
        {
            // Some reports review the year and set its goals before their first heading.
            var turn = whole || rest.Length < LongPreface ? -1 : PartSplitter.TurningPoint(body, rest, years, 0);
            parts.Add(Part(ReportPart.Outcomes, null, SpanTrim.Of(body.Reading, rest.Start, turn < 0 ? rest.End : turn), whole ? 0.5 : 0.7));
            if (turn >= 0)
            {
                parts.Add(Part(ReportPart.Arrangements, null, SpanTrim.Of(body.Reading, turn, rest.End), 0.6));
            }
        }
        else if (!rest.IsEmpty)
        {
            parts.Add(Part(ReportPart.Other, null, rest, 0.6));
        }

        if (whole)
        {
            Guess(body, years, parts, doubts);
        }
    }

    private static void Section(Body body, Heading heading, TextSpan span, ReportYears years, List<OutlinePart> parts, List<OutlineDoubt> doubts)
    {
        var announced = PartCues.Of(heading.Title, years);
        switch (announced)
        {
            case Announced.None:
                parts.Add(ByContent(body, heading, span, years, parts, doubts));
                break;
            case Announced.Outcomes:
                Nested(body, heading, span, years, parts);
                break;
            case Announced.Shortcomings:
                parts.Add(Part(ReportPart.Shortcomings, heading, span, Named));
                break;
            case Announced.FirstResponsible:
                parts.Add(Part(ReportPart.FirstResponsible, heading, span, Named));
                break;
            case Announced.Arrangements:
                parts.Add(Part(ReportPart.Arrangements, heading, span, Named));
                break;
            case Announced.FiveYearGoals or Announced.Other:
                parts.Add(Part(ReportPart.Other, heading, span, Named));
                break;
            default:
                parts.AddRange(PartSplitter.Split(body, heading, span, announced, years, NamedTogether));
                break;
        }
    }

    /// <summary>A review may carry the other parts as numbered items of its own: （五）存在的问题.</summary>
    private static void Nested(Body body, Heading heading, TextSpan span, ReportYears years, List<OutlinePart> parts)
    {
        var from = span.Start;
        var kind = ReportPart.Outcomes;
        Heading? current = heading;
        foreach (var inner in NestedHeadings.In(body, span, years))
        {
            var before = SpanTrim.Of(body.Reading, from, inner.Heading.Span.Start);
            if (!before.IsEmpty || current == heading)
            {
                parts.Add(Part(kind, current, before, Named));
            }

            kind = inner.Kind;
            current = kind == ReportPart.Outcomes ? null : inner.Heading;
            from = kind == ReportPart.Outcomes ? inner.Heading.Span.Start : inner.Heading.Span.End;
        }

        parts.Add(Part(kind, current, SpanTrim.Of(body.Reading, from, span.End), Named));
    }

    /// <summary>A heading that names no part: what stands before it and how its text speaks decide.</summary>
    private static OutlinePart ByContent(Body body, Heading heading, TextSpan span, ReportYears years, List<OutlinePart> parts, List<OutlineDoubt> doubts)
    {
        var tense = span.IsEmpty ? 0 : Tense.Of(span.Of(body.Reading));
        var turned = !span.IsEmpty && Tense.TurnsAhead(span.Of(body.Reading)[..Math.Min(span.Length, 120)], years.Planned) == 0;
        var before = parts.FindLast(part => part.HeadingSpan is not null)?.Kind;
        var confidence = 0.55 + (0.35 * Math.Abs(tense));
        if (before == ReportPart.Arrangements && tense > -0.5)
        {
            return Part(ReportPart.Arrangements, heading, span, Math.Max(0.7, confidence));
        }

        if (before == ReportPart.Other && tense < 0 && parts.Exists(part => part.Kind == ReportPart.Arrangements))
        {
            return Part(ReportPart.Other, heading, span, 0.6);
        }

        if (!turned && tense <= 0)
        {
            return Part(ReportPart.Outcomes, heading, span, confidence);
        }

        doubts.Add(OutlineDoubt.ArrangementsGuessedFromContent);
        return Part(ReportPart.Arrangements, heading, span, confidence);
    }

    /// <summary>No heading announces arrangements: a passage that turns to the year ahead may hold them.</summary>
    private static void Guess(Body body, ReportYears years, List<OutlinePart> parts, List<OutlineDoubt> doubts)
    {
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            var part = parts[i];
            if (part.Kind is ReportPart.Other or ReportPart.Arrangements || part.Span.IsEmpty)
            {
                continue;
            }

            var at = PartSplitter.TurningPoint(body, part.Span, years, 0);
            if (at < 0)
            {
                continue;
            }

            parts[i] = part with { Span = SpanTrim.Of(body.Reading, part.Span.Start, at) };
            parts.Insert(i + 1, Part(ReportPart.Arrangements, null, SpanTrim.Of(body.Reading, at, part.Span.End), 0.6));
            doubts.Add(OutlineDoubt.ArrangementsGuessedFromContent);
            return;
        }
    }

    internal static OutlinePart Part(ReportPart kind, Heading? heading, TextSpan span, double confidence) =>
        new(kind, heading?.Text ?? string.Empty, heading?.Span, span, Math.Round(confidence, 2), []);
}
