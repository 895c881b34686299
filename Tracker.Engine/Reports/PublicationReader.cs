using System.Text.RegularExpressions;
using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>Finds the day of publication: the imprint, else the signature, else the line under the title, else the assembly.</summary>
internal static partial class PublicationReader
{
    internal static Finding<DateOnly>? Read(ReportText text, Body body)
    {
        Finding<DateOnly>? best = null;
        var ofImprint = false;
        foreach (var paragraph in text.Paragraphs)
        {
            if (paragraph.Role == ParagraphRole.Body)
            {
                ofImprint = false;
                continue;
            }

            var line = paragraph.Span.Of(text.Reading);
            foreach (var date in YearText.Dates(line))
            {
                var sure = Sure(line[..date.Start], ofImprint);
                if (sure > (best?.Confidence ?? 0))
                {
                    best = new Finding<DateOnly>(date.Date, sure, At(paragraph.Span, date));
                }
            }

            ofImprint = line.EndsWith("：") && Published().IsMatch(line);
        }

        return best is { Confidence: >= 0.6 } ? best : Signed(body) ?? best ?? UnderTitle(body);
    }

    private static double Sure(ReadOnlySpan<char> before, bool labelled)
    {
        if (labelled || Published().IsMatch(before))
        {
            return 0.98;
        }

        if (Written().IsMatch(before))
        {
            return 0.7;
        }

        return before.Length <= 1 ? 0.9 : Dated().IsMatch(before) ? 0.95 : 0.3;
    }

    private static Finding<DateOnly>? Signed(Body body)
    {
        for (var i = body.Signature.Count - 1; i >= 0; i--)
        {
            if (YearText.Dates(body.Signature[i].Of(body.Reading)) is [.., var date])
            {
                return new Finding<DateOnly>(date.Date, 0.75, At(body.Signature[i], date));
            }
        }

        return null;
    }

    private static Finding<DateOnly>? UnderTitle(Body body)
    {
        foreach (var line in body.Head)
        {
            if (YearText.Dates(line.Of(body.Reading)) is [var date, ..])
            {
                var meeting = line.Of(body.Reading).Contains("会议", StringComparison.Ordinal);
                return new Finding<DateOnly>(date.Date, meeting ? 0.4 : 0.7, At(line, date));
            }
        }

        return null;
    }

    private static TextSpan At(TextSpan line, YearText.Dated date) => new(line.Start + date.Start, line.Start + date.Start + date.Length);

    [GeneratedRegex(@"(?:发布|发表|发稿|信息|公开|公布)(?:时间|日期)[】\]]?[：:\s]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Published();

    [GeneratedRegex(@"(?:时间|日期)[】\]]?[：:\s]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"(?:成文|生成|更新|录入|修改)(?:时间|日期)[】\]]?[：:\s]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
