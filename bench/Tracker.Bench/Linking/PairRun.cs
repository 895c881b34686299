using Tracker.Engine.Accountability;
using Tracker.Engine.Commitments;
using Tracker.Engine.Linking;
using Tracker.Engine.Outcomes;
using Tracker.Engine.Reports;

namespace Tracker.Bench.Linking;

/// <summary>A pair's way from bytes to judgements, all in memory.</summary>
internal static class PairRun
{
    /// <returns>How many commitments were judged.</returns>
    public static int Judge(PairFiles pair)
    {
        var (from, promising) = Read(pair.From);
        var (to, answering) = Read(pair.To);
        var commitments = CommitmentExtractor.Extract(from, promising);
        var next = CommitmentExtractor.Extract(to, answering);
        var judgements = Linker.Default.Judge(commitments, OutcomeExtractor.Extract(to, answering), next, promising.Metadata.PlanYear?.Value ?? 0);
        _ = CarryOverFinder.Find(commitments, next);
        _ = RecycledParagraphs.Find(Paragraphs(from), Paragraphs(to));
        return judgements.Count;
    }

    public static (ReportText Text, Outline Outline) Read(byte[] bytes) => ReportReader.Read(bytes, "report.txt") is ReadResult.Read read
        ? (read.Text, OutlineReader.Read(read.Text))
        : throw new InvalidDataException("A report of the benchmark cannot be read.");

    private static List<string> Paragraphs(ReportText text) =>
        [.. text.Paragraphs.Where(paragraph => paragraph.Role == ParagraphRole.Body).Select(paragraph => paragraph.Span.Text(text.Reading))];
}
