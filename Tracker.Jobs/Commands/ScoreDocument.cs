using Tracker.Engine.Linking.Training;

namespace Tracker.Jobs.Commands;

/// <summary>Scores as JSON; a rate is null where nothing was to be counted.</summary>
internal sealed record ScoreDocument(
    string Name,
    int Units,
    double? ExtractionRecall,
    double? FalseRate,
    double? OutsideShare,
    int QuotesNotFound,
    double? RecallAt1,
    double? RecallAt3,
    double? StatusAccuracy,
    double? MacroF1,
    double? MissedF1,
    double? FlagPrecision,
    double? FlagRecall,
    double? FlagF1,
    double? FlagAuc,
    double? CalibrationError)
{
    private const int Digits = 4;

    public static ScoreDocument Of(string name, ScoreSummary score) => new(
        name, score.Units, Rate(score.ExtractionRecall), Rate(score.FalseRate), Rate(score.OutsideShare), score.QuotesNotFound,
        Rate(score.RecallAt1), Rate(score.RecallAt3), Rate(score.StatusAccuracy), Rate(score.MacroF1), Rate(score.MissedF1),
        Rate(score.FlagPrecision), Rate(score.FlagRecall), Rate(ScoreTable.FlagF1(score)), Rate(score.FlagAuc), Rate(score.CalibrationError));

    private static double? Rate(double rate) => double.IsNaN(rate) ? null : Math.Round(rate, Digits);
}
