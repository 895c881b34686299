using DiffPlex;
using Tracker.Web.Display;

namespace Tracker.Web.Pages.Corrections;

/// <summary>A stretch of a paragraph that the other version has too, or has not.</summary>
public sealed record DiffRun(string Text, bool IsChanged);

/// <summary>A paragraph beside its counterpart; null where the version has none.</summary>
public sealed record DiffRow(IReadOnlyList<DiffRun>? Old, IReadOnlyList<DiffRun>? New)
{
    public bool IsSame => Old is [{ IsChanged: false }] && New is [{ IsChanged: false }];
}

/// <summary>
/// Two versions of a text, paragraph by paragraph: those alike pair up, and among those that are not the likest pair up in
/// order, so that an inserted paragraph does not push all others out of line.
/// </summary>
public static class VersionDiff
{
    // Paragraphs with less in common are two different ones, not one that was changed.
    private const double Counterpart = 0.4;

    // Beyond this many comparisons in one block paragraphs are set one after the other.
    private const int MostComparisons = 4_000_000;

    public static IReadOnlyList<DiffRow> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var rows = new List<DiffRow>();
        var (old, now) = (0, 0);
        foreach (var block in Differ.Instance.CreateLineDiffs(string.Join('\n', before), string.Join('\n', after), false).DiffBlocks)
        {
            Same(before, rows, ref old, ref now, block.DeleteStartA);
            rows.AddRange(Changed(
                [.. before.Skip(old).Take(block.DeleteCountA)],
                [.. after.Skip(now).Take(block.InsertCountB)]));
            (old, now) = (old + block.DeleteCountA, now + block.InsertCountB);
        }

        Same(before, rows, ref old, ref now, before.Count);
        return rows;
    }

    private static void Same(IReadOnlyList<string> before, List<DiffRow> rows, ref int old, ref int now, int until)
    {
        for (; old < until; old++, now++)
        {
            DiffRun[] run = [new(before[old], false)];
            rows.Add(new(run, run));
        }
    }

    /// <summary>The pairing with the most in common that keeps the order of both sides.</summary>
    private static IEnumerable<DiffRow> Changed(string[] old, string[] now)
    {
        if (old.Sum(text => (long)text.Length) * now.Sum(text => (long)text.Length) > (long)MostComparisons * 1000)
        {
            return [.. old.Select(Removed), .. now.Select(Added)];
        }

        var pairs = old.Select(text => Pairs(text)).ToArray();
        var others = now.Select(text => Pairs(text)).ToArray();
        var best = new double[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                best[i, j] = Math.Max(Paired(i, j), Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        var rows = new List<DiffRow>();
        var (from, to) = (0, 0);
        while (from < old.Length && to < now.Length)
        {
            if (Likeness(pairs[from], others[to]) >= Counterpart && best[from, to] <= Paired(from, to))
            {
                rows.Add(Beside(old[from++], now[to++]));
            }
            else if (best[from + 1, to] >= best[from, to + 1])
            {
                rows.Add(Removed(old[from++]));
            }
            else
            {
                rows.Add(Added(now[to++]));
            }
        }

        rows.AddRange(old.Skip(from).Select(Removed));
        rows.AddRange(now.Skip(to).Select(Added));
        return rows;

        double Paired(int i, int j) => Likeness(pairs[i], others[j]) is var likeness && likeness >= Counterpart ? likeness + best[i + 1, j + 1] : 0;
    }

    private static DiffRow Removed(string text) => new([new(text, true)], null);

    private static DiffRow Added(string text) => new(null, [new(text, true)]);

    private static DiffRow Beside(string old, string now)
    {
        var blocks = Differ.Instance.CreateCharacterDiffs(old, now, false).DiffBlocks;
        return new(
            Runs(old, blocks.Select(block => (block.DeleteStartA, block.DeleteCountA))),
            Runs(now, blocks.Select(block => (block.InsertStartB, block.InsertCountB))));
    }

    private static IReadOnlyList<DiffRun> Runs(string text, IEnumerable<(int Start, int Count)> changed)
    {
        var marks = changed.Where(block => block.Count > 0).Select(block => new TextMark(block.Start, block.Start + block.Count, "changed")).ToList();

        // One character alike between two changes is chance, and harder to read than one change.
        for (var at = marks.Count - 1; at > 0; at--)
        {
            if (marks[at].Start - marks[at - 1].End <= 1)
            {
                marks[at - 1] = marks[at - 1] with { End = marks[at].End };
                marks.RemoveAt(at);
            }
        }

        return [.. TextMarks.Split(text, 0, text.Length, marks).Select(run => new DiffRun(run.Text, run.Marks.Count > 0))];
    }

    /// <summary>How often each two neighbouring characters occur.</summary>
    private static Dictionary<(char, char), int> Pairs(string text)
    {
        var pairs = new Dictionary<(char, char), int>();
        for (var at = 0; at + 1 < text.Length; at++)
        {
            pairs[(text[at], text[at + 1])] = pairs.GetValueOrDefault((text[at], text[at + 1])) + 1;
        }

        return pairs;
    }

    /// <summary>0 with nothing in common, 1 where both have the same pairs of characters.</summary>
    private static double Likeness(Dictionary<(char, char), int> one, Dictionary<(char, char), int> other)
    {
        var all = one.Values.Sum() + other.Values.Sum();
        return all == 0 ? 1 : 2.0 * one.Sum(pair => Math.Min(pair.Value, other.GetValueOrDefault(pair.Key))) / all;
    }
}
