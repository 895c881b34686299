namespace Tracker.Engine.Linking.Training;

/// <summary>What a run says of one commitment, in the words of the measuring contract.</summary>
public sealed record RunCommitment(string Quote, string Status, double FlagProbability, IReadOnlyList<string> Evidence);

/// <summary>One labelled unit beside what the run made of it.</summary>
/// <param name="RankOfEvidence">1-based rank of the first right evidence, 0 where none of the first three is right or none exists.</param>
public sealed record ScoredUnit(GoldUnit Unit, bool Found, string Status, double? FlagProbability, bool HasEvidence, int RankOfEvidence, IReadOnlyList<RunCommitment> Commitments);

/// <summary>Counts of one pair; summed over pairs and turned into figures by <see cref="Score"/>.</summary>
public sealed record PairScore(
    string Name,
    IReadOnlyList<ScoredUnit> Units,
    int None,
    int False,
    int Extracted,
    int NotFound,
    int Characters,
    int Outside);

/// <summary>
/// Scores a run against labels: extraction by coverage, evidence by rank, status, and the flag "silent or missed".
/// Quotes are compared in the reports without white space.
/// </summary>
public static class Scoring
{
    public static PairScore Score(string name, GoldFile gold, string from, string to, IReadOnlyList<RunCommitment> run)
    {
        var promising = new BareText(from);
        var answering = new BareText(to);
        var lost = 0;
        var placed = new List<(List<(int Start, int End)> Spans, RunCommitment Commitment, List<List<(int Start, int End)>> Evidence)>();
        foreach (var commitment in run)
        {
            var spans = promising.Find(commitment.Quote);
            var evidence = commitment.Evidence.Select(answering.Find).ToList();
            lost += evidence.Count(places => places.Count == 0) + (spans.Count == 0 ? 1 : 0);
            if (spans.Count > 0)
            {
                placed.Add((spans, commitment, evidence));
            }
        }

        var marks = new bool[promising.Text.Length];
        foreach (var span in placed.SelectMany(commitment => commitment.Spans))
        {
            Array.Fill(marks, true, span.Start, span.End - span.Start);
        }

        var units = new List<ScoredUnit>();
        int none = 0, falsely = 0;
        foreach (var unit in gold.Units)
        {
            var places = promising.Find(unit.Text);
            if (places.Count == 0)
            {
                throw new InvalidDataException($"{name}: unit {unit.Id} is not in the report.");
            }

            var place = places[0];
            var hit = Covered(marks, place) >= 0.5;
            if (!unit.IsPromise)
            {
                none++;
                falsely += hit ? 1 : 0;
                continue;
            }

            var mine = placed.Where(commitment => commitment.Spans.Any(span => IsHalf(span, place))).ToList();
            var right = unit.Evidence.SelectMany(answering.Find).ToList();
            var rank = 0;
            for (var k = 0; k < 3 && rank == 0 && right.Count > 0; k++)
            {
                rank = mine.Any(commitment => k < commitment.Evidence.Count
                    && commitment.Evidence[k].Any(span => right.Any(other => IsHalf(span, other)))) ? k + 1 : 0;
            }

            units.Add(new ScoredUnit(
                unit, hit, Combine(mine.Select(commitment => commitment.Commitment.Status)),
                mine.Count == 0 ? null : mine.Average(commitment => commitment.Commitment.FlagProbability),
                right.Count > 0, rank, [.. mine.Select(commitment => commitment.Commitment)]));
        }

        var (characters, outside) = gold.Complete ? Outside(gold, promising, placed.Select(commitment => commitment.Spans[0])) : (0, 0);
        return new PairScore(name, units, none, falsely, run.Count, lost, characters, outside);
    }

    /// <summary>Whether two spans share at least half of the shorter.</summary>
    internal static bool IsHalf((int Start, int End) left, (int Start, int End) right) =>
        (Math.Min(left.End, right.End) - Math.Max(left.Start, right.Start)) * 2 >= Math.Min(left.End - left.Start, right.End - right.Start);

    private static double Covered(bool[] marks, (int Start, int End) place)
    {
        var covered = 0;
        for (var i = place.Start; i < place.End; i++)
        {
            covered += marks[i] ? 1 : 0;
        }

        return (double)covered / Math.Max(1, place.End - place.Start);
    }

    private static (int Characters, int Outside) Outside(GoldFile gold, BareText text, IEnumerable<(int Start, int End)> extracted)
    {
        var keep = new bool[text.Text.Length];
        foreach (var span in gold.Units.Where(unit => unit.IsPromise).SelectMany(unit => text.Find(unit.Text)))
        {
            Array.Fill(keep, true, span.Start, span.End - span.Start);
        }

        int characters = 0, outside = 0;
        foreach (var span in extracted.Distinct())
        {
            characters += span.End - span.Start;
            outside += keep.AsSpan(span.Start, span.End - span.Start).Count(false);
        }

        return (characters, outside);
    }

    private static string Combine(IEnumerable<string> statuses)
    {
        var distinct = statuses.Distinct(StringComparer.Ordinal).ToList();
        return distinct.Count switch
        {
            0 => "silent",
            1 => distinct[0],
            _ => distinct.Contains("missed") ? "missed" : "progress",
        };
    }
}
