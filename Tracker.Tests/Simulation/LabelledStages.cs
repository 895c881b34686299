using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Linking;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Reports;
using Tracker.Tests.Conventions;

namespace Tracker.Tests.Simulation;

/// <summary>
/// The engine's own reader, with the promises and what became of them as people labelled them in story.json: the year's course
/// follows from the reports' words alone and does not move with the extractor or the model, which have tests of their own.
/// </summary>
internal sealed class LabelledStages
{
    private readonly Dictionary<string, IReadOnlyList<Label>> byText = new(StringComparer.Ordinal);
    private readonly Dictionary<(int PlanYear, string Text), string?> statuses = [];
    private readonly ILookup<(string, int), Label> labels;

    public LabelledStages()
    {
        var story = File.ReadAllText(Path.Combine(Repository.Root, "samples", "lanchuan", "story.json"));
        labels = JsonSerializer.Deserialize<List<Label>>(story, JsonSerializerOptions.Web)!.ToLookup(label => (label.Agency, label.From));
        Stages = new ReportStages
        {
            Commitments = Commitments,
            Judge = Judge,
            CarryOver = (_, _) => [],
            EngineVersion = "labelled",
            ModelVersion = "labelled",
        };
    }

    public ReportStages Stages { get; }

    /// <summary>Says whose report this text is, before it is imported.</summary>
    public void Introduce(byte[] bytes, string fileName, string agency, int year)
    {
        var read = (ReadResult.Read)ReportReader.Read(bytes, fileName);
        byText[read.Text.Published] = [.. labels[(agency, year)]];
    }

    private IReadOnlyList<Commitment> Commitments(ReportText text, Outline outline)
    {
        var arrangements = outline.Parts.Single(part => part.Kind == ReportPart.Arrangements).Span;
        var folded = Fold(text.Reading);
        return
        [
            .. byText[text.Published].Select((label, index) =>
            {
                var found = Quote(label.Quote).Match(folded, arrangements.Start);
                Assert.That(found.Success, Is.True, label.Quote);
                var span = new TextSpan(found.Index, found.Index + found.Length);
                var words = span.Text(text.Reading);
                statuses[(label.From + 1, words)] = label.Status;
                Deadline? deadline = label.Due is { } due ? new Deadline(DateOnly.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture), span) : null;
                return new Commitment(span, span, words, Enum.Parse<CommitmentKind>(label.Kind, true), [], [], deadline, [], [], "", index);
            }),
        ];
    }

    private IReadOnlyList<Judgement> Judge(
        IReadOnlyList<Commitment> commitments,
        IReadOnlyList<Tracker.Engine.Outcomes.Outcome> outcomes,
        IReadOnlyList<Commitment> promisedNext,
        int planYear) =>
    [
        .. commitments.Select((commitment, index) =>
        {
            var verdict = statuses[(planYear, commitment.Text)] switch
            {
                "fulfilled" => Verdict.Fulfilled,
                "progress" => Verdict.InProgress,
                "missed" => Verdict.Missed,
                _ => Verdict.Silent,
            };
            return new Judgement(index, verdict, 0.9, verdict is Verdict.Missed or Verdict.Silent ? 0.9 : 0.1, [], [new Reason(ReasonCode.NothingClose)]);
        }),
    ];

    /// <summary>The quote without its white space; a page may have ended within it, with its number on a line of its own.</summary>
    private static Regex Quote(string quote) => new(string.Join(
        @"(?:\n(?:[^\n]{0,12}\n)?)?",
        Fold(string.Concat(quote.Where(character => !char.IsWhiteSpace(character)))).Select(character => Regex.Escape(character.ToString()))));

    /// <summary>Of the same length, so that places stay.</summary>
    private static string Fold(string text) => new([.. text.Select(character => character switch
    {
        '“' or '”' => '"',
        _ => character.ToString().Normalize(NormalizationForm.FormKC) is [var single] ? single : character,
    })]);

    private sealed record Label
    {
        public required string Agency { get; init; }

        public int From { get; init; }

        public required string Quote { get; init; }

        public required string Kind { get; init; }

        public string? Status { get; init; }

        public string? Due { get; init; }
    }
}
