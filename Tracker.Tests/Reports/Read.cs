using System.Text;
using Tracker.Engine.Reports;

namespace Tracker.Tests.Reports;

/// <summary>Short ways to read a text in a test.</summary>
internal static class Read
{
    internal static ReportText Text(string published, string fileName = "report.txt") =>
        ((ReadResult.Read)ReportReader.Read(Encoding.UTF8.GetBytes(published), fileName)).Text;

    internal static string[] Paragraphs(string published) => Text(published).Reading.Split('\n');

    internal static Outline Outline(string published) => OutlineReader.Read(Text(published));

    internal static string[] Of(ReportText text, ParagraphRole role) =>
        text.Paragraphs.Where(paragraph => paragraph.Role == role).Select(paragraph => paragraph.Span.Text(text.Reading)).ToArray();

    /// <summary>The parts in one line each: kind, heading, content.</summary>
    internal static string[] Parts(string published)
    {
        var text = Text(published);
        return OutlineReader.Read(text).Parts
            .Select(part => $"{part.Kind}|{part.Heading}|{part.Span.Text(text.Reading).Replace('\n', '/')}")
            .ToArray();
    }
}
