namespace Tracker.Engine.Linking.Training;

/// <summary>The figures of the measuring contract over one or more pairs. Rates lie between 0 and 1; NaN where nothing was to be counted.</summary>
public sealed record ScoreSummary(
    int Units, double ExtractionRecall, double FalseRate, double OutsideShare, int QuotesNotFound,
    double RecallAt1, double RecallAt3,
    double StatusAccuracy, double MacroF1, double MissedF1,
    double FlagPrecision, double FlagRecall, double FlagAuc, double CalibrationError)
{
    private static readonly string[] Statuses = ["fulfilled", "progress", "missed", "silent"];

    public static ScoreSummary Of(IReadOnlyCollection<PairScore> pairs)
    {
        var units = pairs.SelectMany(pair => pair.Units).ToList();
        var evident = units.Where(unit => unit.HasEvidence).ToList();
        var f1 = Statuses.Where(status => units.Any(unit => unit.Unit.Status == status)).ToDictionary(status => status, status => F1(units, status));
        var (precision, recall) = Flag(units);
        var chances = units.Where(unit => unit.FlagProbability is not null)
            .Select(unit => (Chance: unit.FlagProbability!.Value, Truth: unit.Unit.IsUnanswered)).ToList();
        return new ScoreSummary(
            units.Count,
            Rate(units.Count(unit => unit.Found), units.Count),
            Rate(pairs.Sum(pair => pair.False), pairs.Sum(pair => pair.None)),
            Rate(pairs.Sum(pair => pair.Outside), pairs.Sum(pair => pair.Characters)),
            pairs.Sum(pair => pair.NotFound),
            Rate(evident.Count(unit => unit.RankOfEvidence == 1), evident.Count),
            Rate(evident.Count(unit => unit.RankOfEvidence > 0), evident.Count),
            Rate(units.Count(unit => unit.Status == unit.Unit.Status), units.Count),
            f1.Count == 0 ? double.NaN : f1.Values.Average(),
            f1.GetValueOrDefault("missed", double.NaN),
            precision, recall, Auc(chances), CalibrationErrorOf(chances));
    }

    private static double F1(List<ScoredUnit> units, string status)
    {
        var both = units.Count(unit => unit.Status == status && unit.Unit.Status == status);
        var sum = units.Count(unit => unit.Unit.Status == status) + units.Count(unit => unit.Status == status);
        return sum == 0 ? 0 : 2.0 * both / sum;
    }

    private static (double Precision, double Recall) Flag(List<ScoredUnit> units)
    {
        static bool Accused(ScoredUnit unit) => unit.Status is "silent" or "missed";
        var right = units.Count(unit => Accused(unit) && unit.Unit.IsUnanswered);
        return (Rate(right, units.Count(Accused)), Rate(right, units.Count(unit => unit.Unit.IsUnanswered)));
    }

    private static double Auc(List<(double Chance, bool Truth)> chances)
    {
        var positive = chances.Where(chance => chance.Truth).Select(chance => chance.Chance).ToList();
        var negative = chances.Where(chance => !chance.Truth).Select(chance => chance.Chance).ToList();
        var wins = positive.Sum(p => negative.Sum(n => p > n ? 1 : p == n ? 0.5 : 0));
        return Rate(wins, (double)positive.Count * negative.Count);
    }

    /// <summary>Expected calibration error over ten equal bins.</summary>
    private static double CalibrationErrorOf(List<(double Chance, bool Truth)> chances) => Rate(
        chances.GroupBy(chance => Math.Min(9, (int)(chance.Chance * 10)))
            .Sum(bin => Math.Abs(bin.Sum(chance => chance.Chance) - bin.Count(chance => chance.Truth))),
        chances.Count);

    private static double Rate(double part, double whole) => whole == 0 ? double.NaN : part / whole;
}
