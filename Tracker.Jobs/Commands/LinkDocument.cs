using System.Globalization;
using System.Text.Json.Serialization;
using Tracker.Engine.Commitments;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Language;
using Tracker.Engine.Linking;

namespace Tracker.Jobs.Commands;

/// <summary>A linked pair of reports in the words of the measuring contract. Quotes are verbatim.</summary>
internal sealed record LinkDocument(IReadOnlyList<LinkDocument.Promise> Commitments, IReadOnlyList<LinkDocument.Statement> Outcomes)
{
    private const int Digits = 4;

    /// <param name="Kind">target, action or direction.</param>
    /// <param name="Status">fulfilled, progress, missed or silent.</param>
    /// <param name="Due">yyyy-MM-dd; null where the year is undecided.</param>
    internal sealed record Promise(
        string Quote,
        string Kind,
        string Status,
        double Confidence,
        [property: JsonPropertyName("flag_probability")] double FlagProbability,
        string? Due,
        IReadOnlyList<Amount> Figures,
        IReadOnlyList<string> Units,
        IReadOnlyList<Answer> Evidence,
        IReadOnlyList<string> Reasons);

    internal sealed record Amount(string Quote, decimal Value, string Unit, string Comparison);

    internal sealed record Answer(string Quote, double Score, IReadOnlyList<string> Reasons);

    internal sealed record Statement(string Quote);

    public static LinkDocument Of(LinkRun run, Words words) => new(
        [.. run.Judgements.Select(judgement => Create(run, judgement, words))],
        [.. run.Outcomes.Select(outcome => new Statement(run.To.Text.Quote(outcome.Span)))]);

    private static Promise Create(LinkRun run, Judgement judgement, Words words)
    {
        var commitment = run.Commitments[judgement.Commitment];
        return new Promise(
            run.From.Text.Quote(commitment.Span),
            commitment.Kind.ToRunKind(),
            judgement.Verdict.ToRunStatus(),
            Math.Round(judgement.Confidence, Digits),
            Math.Round(judgement.FlagProbability, Digits),
            run.Due(commitment)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            [.. commitment.Figures.Select(figure => new Amount(run.From.Text.Quote(figure.Span), figure.Value, figure.Unit, Comparison(figure)))],
            [.. commitment.LeadUnits, .. commitment.SupportingUnits],
            [.. judgement.Evidence.Select(link => new Answer(
                run.To.Text.Quote(run.Outcomes[link.Outcome].Span),
                Math.Round(link.Score, Digits),
                [.. link.Reasons.Select(words.Describe)]))],
            [.. judgement.Reasons.Select(words.Describe)]);
    }

    private static string Comparison(Figure figure) => figure.Comparison switch
    {
        FigureComparison.Exactly => "exactly",
        FigureComparison.AtLeast => "atLeast",
        FigureComparison.AtMost => "atMost",
        FigureComparison.About => "about",
        FigureComparison.IncreaseBy => "increaseBy",
        FigureComparison.DecreaseBy => "decreaseBy",
        FigureComparison.From => "from",
    };
}
