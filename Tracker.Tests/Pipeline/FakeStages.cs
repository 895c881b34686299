using System.Text;
using Tracker.Engine.Agencies;
using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Linking;
using Tracker.Engine.Outcomes;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Reports;
using Tracker.Engine.Users;

namespace Tracker.Tests.Pipeline;

/// <summary>
/// Stages with known results. A report is lines: the agency and year ("甲市人民政府 2021"), outcomes ("+已修订条例"), commitments
/// ("-修订条例", a target with "-#…", a direction with "-~…", a deadline with "…@6月"). An outcome of 已, 正在 or 未 with a
/// commitment's words fulfils, advances or misses it; otherwise the commitment is met with silence. The same words promised
/// again are carried over. "?" stands for an agency or a year that the text does not name.
/// </summary>
internal static class FakeStages
{
    public static ReportStages Create() => new()
    {
        Read = Read,
        Outline = Outline,
        Commitments = Commitments,
        Outcomes = Outcomes,
        Judge = Judge,
        CarryOver = CarryOver,
        EngineVersion = "test-1",
        ModelVersion = "model-1",
    };

    public static ImportRequest Request(string text, string fileName = "report.txt") => new()
    {
        FileName = fileName,
        Bytes = Encoding.UTF8.GetBytes(text),
        Actor = "tester",
        Scope = Scope.Everything,
    };

    private static ReadResult Read(ReadOnlyMemory<byte> bytes, string fileName)
    {
        if (bytes.Length == 0)
        {
            return new ReadResult.Refused(ReadProblem.Empty, "0");
        }

        var text = Encoding.UTF8.GetString(bytes.Span);
        var offsets = Enumerable.Range(0, text.Length).ToArray();
        return new ReadResult.Read(new ReportText(text, text, offsets, [.. Paragraphs(text)]), "utf-8", "txt");
    }

    private static IEnumerable<Paragraph> Paragraphs(string text)
    {
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            yield return new Paragraph(new TextSpan(start + (line.StartsWith('+') ? 1 : 0), start + line.Length), ParagraphRole.Body);
            start += line.Length + 1;
        }
    }

    private static Outline Outline(ReportText text)
    {
        var head = text.Reading.Split('\n')[0].Split(' ');
        var agency = head[0] == "?" ? null : new Finding<string>(head[0], 1, null);
        var year = head.Length > 1 && int.TryParse(head[1], out var number) ? new Finding<int>(number, 1, null) : null;
        var metadata = new ReportMetadata(
            text.Reading.Split('\n')[0],
            agency,
            new Finding<AgencyLevel>(AgencyLevel.City, 1, null),
            year,
            year is null ? null : year with { Value = year.Value + 1 },
            year is null ? null : new Finding<DateOnly>(new DateOnly(year.Value + 1, 2, 20), 1, null));
        var parts = new List<OutlinePart>();
        Add('+', ReportPart.Outcomes);
        Add('-', ReportPart.Arrangements);
        return new Outline(metadata, parts, parts.Exists(part => part.Kind == ReportPart.Arrangements) ? [] : [OutlineDoubt.NoArrangements]);

        void Add(char marker, ReportPart kind)
        {
            var lines = Lines(text, marker).ToList();
            if (lines.Count > 0)
            {
                parts.Add(new OutlinePart(kind, string.Empty, null, new TextSpan(lines[0].Start, lines[^1].End), 1, []));
            }
        }
    }

    private static IReadOnlyList<Commitment> Commitments(ReportText text, Outline outline) =>
    [
        .. Lines(text, '-').Select((span, index) =>
        {
            var words = span.Text(text.Reading);
            var kind = words[0] switch { '#' => CommitmentKind.Target, '~' => CommitmentKind.Direction, _ => CommitmentKind.Action };
            var at = words.IndexOf('@', StringComparison.Ordinal);
            Deadline? deadline = at < 0
                ? null
                : new Deadline(
                    new DateOnly(outline.Metadata.PlanYear!.Value, int.Parse(words[(at + 1)..^1], null), 28),
                    new TextSpan(span.Start + at, span.End));
            IReadOnlyList<Figure> figures = kind == CommitmentKind.Target ? [new Figure(0.10m, "件", FigureComparison.AtLeast, span)] : [];
            return new Commitment(span, span, words.TrimStart('#', '~').Split('@')[0], kind, [], figures, deadline, ["法规处"], [], "一", index);
        }),
    ];

    private static IReadOnlyList<Outcome> Outcomes(ReportText text, Outline outline) =>
    [
        .. Lines(text, '+').Select((span, index) =>
            new Outcome(span, span.Text(text.Reading), ReportPart.Outcomes, [], [], Completion.Stated, "二", index)),
    ];

    private static IReadOnlyList<Judgement> Judge(
        IReadOnlyList<Commitment> commitments,
        IReadOnlyList<Outcome> outcomes,
        IReadOnlyList<Commitment> promisedNext,
        int planYear) => [.. commitments.Select((commitment, index) => JudgeOne(commitment, index, outcomes))];

    private static Judgement JudgeOne(Commitment commitment, int index, IReadOnlyList<Outcome> outcomes)
    {
        for (var candidate = 0; candidate < outcomes.Count; candidate++)
        {
            var outcome = outcomes[candidate];
            if (!outcome.Text.EndsWith(commitment.Text, StringComparison.Ordinal))
            {
                continue;
            }

            var verdict = outcome.Text[0] switch { '已' => Verdict.Fulfilled, '未' => Verdict.Missed, _ => Verdict.InProgress };
            var reason = new Reason(ReasonCode.SharedWords, [commitment.Text], [commitment.Span], [outcome.Span]);
            return new(index, verdict, 0.9, verdict == Verdict.Missed ? 0.8 : 0.1, [new Link(candidate, 0.9, [reason])], [reason]);
        }

        return new(index, Verdict.Silent, 0.8, 0.9, [], [new Reason(ReasonCode.NothingClose)]);
    }

    private static IReadOnlyList<CarriedOver> CarryOver(IReadOnlyList<Commitment> earlier, IReadOnlyList<Commitment> later) =>
    [
        .. from one in earlier.Index()
           from other in later.Index()
           where one.Item.Text == other.Item.Text
           select new CarriedOver(one.Index, other.Index, 1),
    ];

    private static IEnumerable<TextSpan> Lines(ReportText text, char marker)
    {
        var start = 0;
        foreach (var line in text.Reading.Split('\n'))
        {
            if (line.Length > 1 && line[0] == marker)
            {
                yield return new TextSpan(start + 1, start + line.Length);
            }

            start += line.Length + 1;
        }
    }
}
