using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>
/// Tells the report from the page around it. Only short lines before the report's first heading, salutation or running
/// text, and after its last, are ever taken for anything but the report.
/// </summary>
internal static class PageFurniture
{
    private const int LongestNoise = 130;
    private const int RunningText = 50;

    internal static ParagraphRole[] Roles(string reading, List<TextSpan> paragraphs)
    {
        var roles = new ParagraphRole[paragraphs.Count];
        var bodyStart = BodyStart(reading, paragraphs);
        Head(reading, paragraphs, bodyStart, roles);
        Tail(reading, paragraphs, bodyStart, roles);
        return roles;
    }

    private static int BodyStart(string reading, List<TextSpan> paragraphs)
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var line = paragraphs[i].Of(reading);
            if (LineShape.IsSalutation(line) && !FurnitureCues.IsLabel(line) && !FurnitureCues.IsNoise(line))
            {
                return i;
            }

            if (Numbering.At(line) is { IsHeadingNumber: true } or { Style: NumberStyle.Digit, Value: 1 } && !FurnitureCues.IsNoise(line))
            {
                return i;
            }

            if (line.Length >= RunningText && line.Contains('。') && !FurnitureCues.IsCaption(line) && !FurnitureCues.IsImprint(line))
            {
                return i;
            }
        }

        return paragraphs.Count;
    }

    private static void Head(string reading, List<TextSpan> paragraphs, int bodyStart, ParagraphRole[] roles)
    {
        var title = TitleLine(reading, paragraphs, bodyStart);
        for (var i = 0; i < bodyStart; i++)
        {
            var line = paragraphs[i].Of(reading);
            if (line.Length > LongestNoise)
            {
                continue;
            }

            var afterLabel = i > 0 && FurnitureCues.IsLabel(paragraphs[i - 1].Of(reading)) && roles[i - 1] != ParagraphRole.Body;
            if (FurnitureCues.IsTitle(line) && !FurnitureCues.IsBreadcrumb(line) && !FurnitureCues.IsCaption(line) && !FurnitureCues.IsImprint(line))
            {
                continue;
            }

            if (FurnitureCues.IsImprint(line) || (afterLabel && roles[i - 1] == ParagraphRole.Imprint && line.Length <= 30 && !FurnitureCues.IsNoise(line)))
            {
                roles[i] = ParagraphRole.Imprint;
            }
            else if (FurnitureCues.IsNoise(line) || FurnitureCues.IsCaption(line) || FurnitureCues.IsBreadcrumb(line)
                || (i < title && !FurnitureCues.MayNameAgency(line)))
            {
                roles[i] = ParagraphRole.PageNoise;
            }
        }
    }

    private static int TitleLine(string reading, List<TextSpan> paragraphs, int bodyStart)
    {
        for (var i = 0; i < bodyStart; i++)
        {
            var line = paragraphs[i].Of(reading);
            if (FurnitureCues.IsTitle(line) && !FurnitureCues.IsBreadcrumb(line) && !FurnitureCues.IsCaption(line))
            {
                return i;
            }
        }

        return -1;
    }

    private static void Tail(string reading, List<TextSpan> paragraphs, int bodyStart, ParagraphRole[] roles)
    {
        var end = paragraphs.Count;
        var last = end;
        var title = Title(reading, paragraphs, bodyStart, roles);
        for (var i = end - 1; i > bodyStart; i--)
        {
            var line = paragraphs[i].Of(reading);
            if (line.Length > LongestNoise && !FurnitureCues.IsNotice(line))
            {
                break;
            }

            if (LineShape.IsNumbered(line) && !FurnitureCues.IsTailNoise(line))
            {
                break;
            }

            // What stands between two lines of page furniture is page furniture too; so the topmost one found decides.
            if (FurnitureCues.IsTailNoise(line) || IsCounter(line) || (title.Length > 8 && line.SequenceEqual(title)))
            {
                last = i;
            }
        }

        for (var i = last; i < end; i++)
        {
            roles[i] = FurnitureCues.IsImprint(paragraphs[i].Of(reading)) ? ParagraphRole.Imprint : ParagraphRole.PageNoise;
        }
    }

    private static ReadOnlySpan<char> Title(string reading, List<TextSpan> paragraphs, int bodyStart, ParagraphRole[] roles)
    {
        for (var i = 0; i < bodyStart; i++)
        {
            var line = paragraphs[i].Of(reading);
            if (roles[i] == ParagraphRole.Body && FurnitureCues.IsTitle(line))
            {
                return line;
            }
        }

        return default;
    }

    private static bool IsCounter(ReadOnlySpan<char> line) => line.Length <= 12 && line.IndexOfAnyExceptInRange('0', '9') < 0;
}
