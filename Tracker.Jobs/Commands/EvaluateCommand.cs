using System.CommandLine;
using System.Globalization;
using Tracker.Engine.Linking.Training;
using Tracker.Jobs.Terminal;

namespace Tracker.Jobs.Commands;

/// <summary>tracker evaluate: measures reading and linking against labelled pairs.</summary>
internal sealed class EvaluateCommand : TrackerCommand
{
    private readonly Argument<string[]> gold;
    private readonly Option<bool> errors;
    private readonly Option<bool> json;
    private readonly Option<string?> model;

    public EvaluateCommand(CommandContext context)
        : base("evaluate", context)
    {
        gold = new Argument<string[]>("GOLD") { Description = Help("Gold"), Arity = ArgumentArity.OneOrMore };
        model = new Option<string?>("--model") { Description = Help("Model"), HelpName = "FILE" };
        errors = new Option<bool>("--errors") { Description = Help("Errors") };
        json = new Option<bool>("--json") { Description = context.Texts["Option.Json"] };
        Add(gold);
        Add(model);
        Add(errors);
        Add(json);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (await GoldLibrary.LoadAsync(arguments.GetRequiredValue(gold), Context, cancellationToken) is not { } entries)
        {
            return ExitCode.Refused;
        }

        if (await ModelFile.ReadAsync(arguments.GetValue(model), Context, cancellationToken) is not { } judging)
        {
            return ExitCode.Refused;
        }

        var scores = entries.Select(entry => (entry.Set, Score: entry.Pair.Score(judging))).ToList();
        var wrong = arguments.GetValue(errors) ? scores.SelectMany(score => Wrong(score.Score)).ToList() : [];
        if (arguments.GetValue(json))
        {
            Context.Screen.Line(JsonText.Of(Document(judging.Version, scores, arguments.GetValue(errors) ? wrong : null)));
            return ExitCode.Done;
        }

        Context.Screen.Table(ScoreTable.Of(scores, Context));
        Context.Screen.Line(Context.Texts.Format("evaluate.ModelVersion", judging.Version));
        ShowErrors(wrong);
        return ExitCode.Done;
    }

    private static object Document(string model, List<(string Set, PairScore Score)> scores, List<WrongRow>? errors) => new
    {
        model,
        pairs = scores.Select(score => ScoreDocument.Of($"{score.Set}/{score.Score.Name}", ScoreSummary.Of([score.Score]))),
        sets = scores.GroupBy(score => score.Set).Select(set => ScoreDocument.Of(set.Key, ScoreSummary.Of([.. set.Select(score => score.Score)]))),
        all = ScoreDocument.Of("ALL", ScoreSummary.Of([.. scores.Select(score => score.Score)])),
        errors,
    };

    /// <summary>Rows that were missed, judged otherwise, or answered with the wrong statement first.</summary>
    private static IEnumerable<WrongRow> Wrong(PairScore score) => score.Units
        .Where(unit => !unit.Found || unit.Status != unit.Unit.Status || (unit.HasEvidence && unit.RankOfEvidence != 1))
        .Select(unit => new WrongRow(
            score.Name, unit.Unit.Id, unit.Unit.Text, unit.Found, unit.Unit.Status, unit.Status, unit.FlagProbability, unit.RankOfEvidence,
            unit.Unit.Evidence, [.. unit.Commitments.SelectMany(commitment => commitment.Evidence.Take(1))]));

    private void ShowErrors(List<WrongRow> wrong)
    {
        var texts = Context.Texts;
        foreach (var row in wrong)
        {
            var chance = row.FlagProbability is { } flag ? flag.ToString("0.00", CultureInfo.InvariantCulture) : "-";
            Context.Screen.Line();
            Context.Screen.Heading(row.Found
                ? texts.Format("evaluate.Wrong", row.Pair, row.Id, row.Gold, row.Judged, chance, row.RankOfEvidence)
                : texts.Format("evaluate.NotExtracted", row.Pair, row.Id, row.Gold));
            Context.Screen.Line("  " + row.Text);
            Context.Screen.Line("  " + texts.Format("evaluate.GoldEvidence", string.Join(" / ", row.Evidence)));
            Context.Screen.Line("  " + texts.Format("evaluate.FoundEvidence", string.Join(" / ", row.FoundFirst)));
        }
    }

    private sealed record WrongRow(
        string Pair,
        string Id,
        string Text,
        bool Found,
        string Gold,
        string Judged,
        double? FlagProbability,
        int RankOfEvidence,
        IReadOnlyList<string> Evidence,
        IReadOnlyList<string> FoundFirst);
}
