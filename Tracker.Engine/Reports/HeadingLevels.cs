namespace Tracker.Engine.Reports;

/// <summary>Decides which of the headings found stand at the top: authors number freely and restart at will.</summary>
internal static class HeadingLevels
{
    private static readonly NumberStyle[] Styles = [NumberStyle.Chinese, NumberStyle.ChineseInBrackets, NumberStyle.Digit];

    internal static IReadOnlyList<Heading> Top(Body body, ReportYears years)
    {
        IReadOnlyList<Heading> best = [];
        foreach (var style in Styles)
        {
            var top = Top(HeadingReader.Read(body, style), years);
            if (Names(top, years) > Names(best, years) || (best.Count == 0 && style == NumberStyle.Chinese))
            {
                best = top;
            }

            // The outermost numbering that names the arrangements is the report's own.
            if (best.Any(heading => PartCues.Of(heading.Title, years).HasFlag(Announced.Arrangements)))
            {
                break;
            }
        }

        return best;
    }

    private static int Names(IReadOnlyList<Heading> headings, ReportYears years) =>
        headings.Count(heading => PartCues.Of(heading.Title, years) != Announced.None);

    private static List<Heading> Top(List<Heading> all, ReportYears years)
    {
        if (all.Count(heading => heading.Style == NumberStyle.Chapter) >= 2)
        {
            return all.Where(heading => heading.Style is NumberStyle.Chapter).ToList();
        }

        var top = new List<Heading>();
        for (var i = 0; i < all.Count;)
        {
            var heading = all[i];
            var beneath = 0;
            if (heading.Style == NumberStyle.Unnumbered)
            {
                beneath = Beneath(all, i);
                if (beneath > 0 && NamesAnotherPart(all, i, beneath, years))
                {
                    // A second title above the whole report, not a heading of its own part.
                    i++;
                    continue;
                }
            }

            top.Add(heading);
            i += 1 + beneath;
        }

        return top;
    }

    /// <summary>How many numbered headings after an unnumbered one start a numbering of their own.</summary>
    private static int Beneath(List<Heading> all, int at)
    {
        if (at + 1 >= all.Count || all[at + 1] is not { Style: not NumberStyle.Unnumbered, Number: 1 })
        {
            return 0;
        }

        var count = 0;
        while (at + 1 + count < all.Count && all[at + 1 + count] is { Style: not NumberStyle.Unnumbered } next && next.Number == count + 1)
        {
            count++;
        }

        return count;
    }

    private static bool NamesAnotherPart(List<Heading> all, int at, int count, ReportYears years)
    {
        var own = PartCues.Of(all[at].Title, years);
        for (var i = at + 1; i <= at + count; i++)
        {
            var named = PartCues.Of(all[i].Title, years);
            if ((named & ~own & (Announced.Shortcomings | Announced.Arrangements | Announced.FirstResponsible | Announced.Outcomes)) != 0
                && PartCues.IsPartLine(all[i].Title))
            {
                return true;
            }
        }

        return false;
    }
}
