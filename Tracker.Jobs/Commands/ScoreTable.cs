using System.Globalization;
using Tracker.Engine.Linking.Training;
using Tracker.Jobs.Terminal;

namespace Tracker.Jobs.Commands;

/// <summary>Scores side by side, a row for each pair or set.</summary>
internal sealed class ScoreTable
{
    private readonly TextTable table;

    public ScoreTable(CommandContext context)
    {
        table = new TextTable().Column(context.Texts["score.Name"]);
        foreach (var key in Columns)
        {
            table.Column(context.Texts[$"score.{key}"], isNumber: true);
        }
    }

    private static readonly string[] Columns =
    [
        "Units", "Extraction", "False", "Outside", "Lost", "RecallAt1", "RecallAt3", "Accuracy", "MacroF1", "MissedF1",
        "Precision", "Recall", "F1", "Auc", "Calibration",
    ];

    public TextTable Table => table;

    public void Row(string name, ScoreSummary score, string? style = null) => table.Row(
        new Cell(name, style),
        score.Units.ToString(CultureInfo.InvariantCulture),
        Rate(score.ExtractionRecall), Rate(score.FalseRate), Rate(score.OutsideShare), score.QuotesNotFound.ToString(CultureInfo.InvariantCulture),
        Rate(score.RecallAt1), Rate(score.RecallAt3), Rate(score.StatusAccuracy), Rate(score.MacroF1), Rate(score.MissedF1),
        Rate(score.FlagPrecision), Rate(score.FlagRecall), Rate(FlagF1(score)), Rate(score.FlagAuc), Rate(score.CalibrationError));

    public static double FlagF1(ScoreSummary score) =>
        score.FlagPrecision + score.FlagRecall == 0 ? 0 : 2 * score.FlagPrecision * score.FlagRecall / (score.FlagPrecision + score.FlagRecall);

    public static string Rate(double rate) => double.IsNaN(rate) ? "-" : rate.ToString("0.000", CultureInfo.InvariantCulture);
}
