using System.Security.Cryptography;
using System.Text;
using Tracker.Engine.Linking.Training;

namespace Tracker.Jobs.Commands;

/// <summary>What a model reached on pairs it had not seen in training.</summary>
/// <param name="Pairs">Identifies the pairs: two scores can only be compared where it is the same.</param>
internal sealed record HeldOutScore(string Pairs, int Units, double RecallAt1, double MacroF1, double FlagAuc)
{
    /// <summary>Differences below this lie within what a few labels decide.</summary>
    private const double Tolerance = 0.002;

    private const int Digits = 4;
    private const int HexLength = 16;

    /// <summary>One number to compare by: finding the statement, the status, and the just flag weigh the same.</summary>
    public double Overall => (RecallAt1 + MacroF1 + FlagAuc) / 3;

    public static HeldOutScore Of(IReadOnlyCollection<PairScore> scores)
    {
        var summary = ScoreSummary.Of(scores);
        var labels = scores.SelectMany(score => score.Units.Select(unit => $"{unit.Unit.Text}|{unit.Unit.Status}")).Order(StringComparer.Ordinal);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', labels))))[..HexLength];
        return new HeldOutScore(hash, summary.Units, Rate(summary.RecallAt1), Rate(summary.MacroF1), Rate(summary.FlagAuc));
    }

    public bool IsWorseThan(HeldOutScore other) => Overall < other.Overall - Tolerance;

    private static double Rate(double rate) => double.IsNaN(rate) ? 0 : Math.Round(rate, Digits);
}
