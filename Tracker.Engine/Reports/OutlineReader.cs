namespace Tracker.Engine.Reports;

/// <summary>Works out a report's metadata and its statutory parts.</summary>
public static class OutlineReader
{
    /// <summary>
    /// Takes a report apart. Never throws for what the report says: what cannot be decided is left null or named in
    /// <see cref="Outline.Doubts"/>.
    /// </summary>
    public static Outline Read(ReportText text)
    {
        var doubts = new List<OutlineDoubt>();
        var body = Body.Of(text);
        var facts = MetadataReader.Read(text, body, doubts);
        var headings = HeadingLevels.Top(body, facts.Years);
        var metadata = MetadataReader.WithHeadings(facts, body, headings, doubts);
        var years = facts.Years with { Reviewed = metadata.ReviewedYear?.Value, Planned = metadata.PlanYear?.Value };

        var parts = PartReader.Read(body, HeadingLevels.Top(body, years), years, doubts)
            .ConvertAll(part => part with { Items = ItemReader.Read(body, part.Span) });

        if (!parts.Exists(part => part.Kind == ReportPart.Arrangements))
        {
            doubts.Add(OutlineDoubt.NoArrangements);
        }

        if (!parts.Exists(part => part.Kind == ReportPart.Outcomes))
        {
            doubts.Add(OutlineDoubt.NoOutcomes);
        }

        return new Outline(metadata, parts, doubts.Distinct().ToArray());
    }
}
