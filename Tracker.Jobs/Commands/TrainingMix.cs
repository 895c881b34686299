using System.CommandLine.Parsing;
using System.Globalization;

namespace Tracker.Jobs.Commands;

/// <summary>How much one set of labelled pairs counts, written SET=RANK,VERDICT: stress=0.3,0.</summary>
internal sealed record TrainingMix(string Set, double Rank, double Verdict)
{
    public static TrainingMix[] Parse(ArgumentResult result)
    {
        var mixes = new List<TrainingMix>();
        foreach (var token in result.Tokens)
        {
            var parts = token.Value.Split('=', ',');
            if (parts.Length == 3 && parts[0].Length > 0 && Weight(parts[1]) is { } rank && Weight(parts[2]) is { } verdict)
            {
                mixes.Add(new TrainingMix(parts[0], rank, verdict));
            }
            else
            {
                result.AddError($"'--weight' {token.Value}");
            }
        }

        return [.. mixes];
    }

    public void Apply(IEnumerable<GoldEntry> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Set == Set))
        {
            entry.Pair.RankWeight = Rank;
            entry.Pair.VerdictWeight = Verdict;
        }
    }

    private static double? Weight(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) ? weight : null;
}
