using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>The report without the page around it: its title lines, its text and its signature.</summary>
/// <param name="Reading">The whole reading form.</param>
/// <param name="Head">The lines before the text: title, meeting, speaker.</param>
/// <param name="Text">The paragraphs of the text, in order.</param>
/// <param name="Signature">The lines after the text: who signed and when.</param>
internal sealed record Body(string Reading, IReadOnlyList<TextSpan> Head, IReadOnlyList<TextSpan> Text, IReadOnlyList<TextSpan> Signature)
{
    private const int RunningText = 45;

    internal static Body Of(ReportText report)
    {
        var reading = report.Reading;
        var body = report.Paragraphs.Where(paragraph => paragraph.Role == ParagraphRole.Body).Select(paragraph => paragraph.Span).ToArray();
        var start = Start(reading, body);
        var end = body.Length;
        while (end > start + 1 && IsSignature(body[end - 1].Of(reading)))
        {
            end--;
        }

        return new Body(reading, body[..start], body[start..end], body[end..]);
    }

    private static int Start(string reading, TextSpan[] body)
    {
        for (var i = 0; i < body.Length; i++)
        {
            var line = body[i].Of(reading);
            if (LineShape.IsSalutation(line) || Numbering.At(line) is { IsHeadingNumber: true }
                || Numbering.At(line) is { Style: NumberStyle.Digit, Value: 1 }
                || (line.Length >= RunningText && line.ContainsAny('。', '，'))
                || (line.EndsWith("。") && !LineShape.IsDate(line)))
            {
                return i;
            }

            // A heading right after the title, without a number or with the plainest.
            if (i > 0 && PartCues.IsPartLine(line) && EndsTitle(body[i - 1].Of(reading)))
            {
                return i;
            }
        }

        return body.Length;
    }

    private static bool EndsTitle(ReadOnlySpan<char> line) => FurnitureCues.IsTitle(line) && (line.EndsWith("报告") || line.EndsWith("总结") || line.EndsWith("汇报"));

    private static bool IsSignature(ReadOnlySpan<char> line) =>
        LineShape.IsDateOrSignature(line) || LineShape.IsSignedDate(line) || line.StartsWith("（此件") || line.StartsWith("（联系人");
}
