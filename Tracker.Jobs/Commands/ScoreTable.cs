using System.Globalization;
using Tracker.Engine.Linking.Training;
using Tracker.Jobs.Terminal;

namespace Tracker.Jobs.Commands;

/// <summary>Scores side by side, a row for each pair or set.</summary>
internal static class ScoreTable
{
    private static readonly string[] Columns =
    [
        "Units", "Extraction", "False", "Outside", "Lost", "RecallAt1", "RecallAt3", "Accuracy", "MacroF1", "MissedF1",
        "Precision", "Recall", "F1", "Auc", "Calibration",
    ];

    /// <summary>Each pair; each set, where there are several; and all together.</summary>
    public static TextTable Of(IReadOnlyList<(string Set, PairScore Score)> scores, CommandContext context)
    {
        var table = new TextTable().Column(context.Texts["score.Name"]);
        foreach (var key in Columns)
        {
            table.Column(context.Texts[$"score.{key}"], isNumber: true);
        }

        foreach (var (set, score) in scores)
        {
            Add(table, $"{set}/{score.Name}", ScoreSummary.Of([score]));
        }

        var sets = scores.GroupBy(score => score.Set).ToList();
        foreach (var set in sets.Where(_ => sets.Count > 1))
        {
            Add(table, set.Key, ScoreSummary.Of([.. set.Select(score => score.Score)]), "bold");
        }

        if (scores.Count > 1)
        {
            Add(table, "ALL", ScoreSummary.Of([.. scores.Select(score => score.Score)]), "bold");
        }

        return table;
    }

    private static void Add(TextTable table, string name, ScoreSummary score, string? style = null) => table.Row(
        new Cell(name, style),
        score.Units.ToString(CultureInfo.InvariantCulture),
        Rate(score.ExtractionRecall), Rate(score.FalseRate), Rate(score.OutsideShare), score.QuotesNotFound.ToString(CultureInfo.InvariantCulture),
        Rate(score.RecallAt1), Rate(score.RecallAt3), Rate(score.StatusAccuracy), Rate(score.MacroF1), Rate(score.MissedF1),
        Rate(score.FlagPrecision), Rate(score.FlagRecall), Rate(FlagF1(score)), Rate(score.FlagAuc), Rate(score.CalibrationError));

    public static double FlagF1(ScoreSummary score) =>
        score.FlagPrecision + score.FlagRecall == 0 ? 0 : 2 * score.FlagPrecision * score.FlagRecall / (score.FlagPrecision + score.FlagRecall);

    public static string Rate(double rate) => double.IsNaN(rate) ? "-" : rate.ToString("0.000", CultureInfo.InvariantCulture);
}
