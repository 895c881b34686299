using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>A person's word that a part begins with a paragraph.</summary>
/// <param name="Anchor">The paragraph, or its beginning where it is long.</param>
/// <param name="Part">What it and what follows belong to, up to the next part.</param>
public sealed record PartCorrection(TextAnchor Anchor, ReportPart Part);

/// <summary>Lays people's corrections of the parts over an outline. Pure: the same text and corrections give the same outline.</summary>
public static class OutlineCorrector
{
    private const int LongestHeading = 40;

    public static (Outline Outline, IReadOnlyList<CorrectionEffect> Effects) Apply(
        ReportText text,
        AnchorIndex index,
        Outline read,
        IReadOnlyList<PartCorrection> corrections)
    {
        if (corrections.Count == 0)
        {
            return (read, []);
        }

        var body = Body.Of(text);
        var parts = read.Parts.ToList();
        var effects = new List<CorrectionEffect>();
        foreach (var correction in corrections)
        {
            var place = index.Find(correction.Anchor);
            effects.Add(place.Span is { } span ? Begin(text, body, parts, span.Start, correction.Part)
                : place.IsAmbiguous ? CorrectionEffect.TextAmbiguous : CorrectionEffect.TextGone);
        }

        return (read with { Parts = parts, Doubts = Doubts(read, parts, effects) }, effects);
    }

    private static CorrectionEffect Begin(ReportText text, Body body, List<OutlinePart> parts, int at, ReportPart kind)
    {
        var paragraph = text.Paragraphs.FirstOrDefault(candidate => candidate.Role == ParagraphRole.Body && candidate.Span.Contains(at));
        if (paragraph.Span.IsEmpty)
        {
            return CorrectionEffect.NothingThere;
        }

        var start = paragraph.Span.Start;
        var standing = parts.FindIndex(part => (part.HeadingSpan?.Start ?? part.Span.Start) == start);
        if (standing >= 0)
        {
            var isSo = parts[standing].Kind == kind;
            parts[standing] = parts[standing] with { Kind = kind, Confidence = 1 };
            return isSo ? CorrectionEffect.AlreadySo : CorrectionEffect.Applied;
        }

        var around = parts.FindIndex(part => part.Span.Contains(start));
        var next = parts.FindIndex(part => (part.HeadingSpan?.Start ?? part.Span.Start) > start);
        var end = around >= 0 ? parts[around].Span.End
            : next >= 0 ? parts[next].HeadingSpan?.Start ?? parts[next].Span.Start
            : body.Text.Count > 0 ? body.Text[^1].End : text.Reading.Length;
        if (end <= start)
        {
            return CorrectionEffect.NothingThere;
        }

        if (around >= 0)
        {
            var left = SpanTrim.Of(text.Reading, parts[around].Span.Start, start);
            parts[around] = parts[around] with { Span = left, Items = ItemReader.Read(body, left) };
        }

        parts.Insert(around >= 0 ? around + 1 : next >= 0 ? next : parts.Count, Part(text, body, paragraph.Span, end, kind));
        return CorrectionEffect.Applied;
    }

    private static OutlinePart Part(ReportText text, Body body, TextSpan first, int end, ReportPart kind)
    {
        var line = first.Of(text.Reading);
        var isHeading = line.Length <= LongestHeading && !line.ContainsAny("。；") && first.End < end;
        var span = SpanTrim.Of(text.Reading, isHeading ? first.End : first.Start, end);
        return new(kind, isHeading ? first.Text(text.Reading) : string.Empty, isHeading ? first : null, span, 1, ItemReader.Read(body, span));
    }

    private static List<OutlineDoubt> Doubts(Outline read, List<OutlinePart> parts, List<CorrectionEffect> effects)
    {
        var doubts = read.Doubts.Where(doubt => doubt is not (OutlineDoubt.NoArrangements or OutlineDoubt.NoOutcomes)).ToList();
        if (effects.Exists(effect => effect is CorrectionEffect.Applied or CorrectionEffect.AlreadySo))
        {
            doubts.Remove(OutlineDoubt.ArrangementsGuessedFromContent);
        }

        if (!parts.Exists(part => part.Kind == ReportPart.Arrangements))
        {
            doubts.Add(OutlineDoubt.NoArrangements);
        }

        if (!parts.Exists(part => part.Kind == ReportPart.Outcomes))
        {
            doubts.Add(OutlineDoubt.NoOutcomes);
        }

        return doubts;
    }
}
