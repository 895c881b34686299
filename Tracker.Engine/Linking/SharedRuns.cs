using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Outcomes;

namespace Tracker.Engine.Linking;

/// <summary>The stretches of a promise that stand in a statement too, and those that do not, for explanation and highlighting.</summary>
internal static class SharedRuns
{
    internal readonly record struct Run(string Words, TextSpan Promise, IReadOnlyList<TextSpan> Evidence);

    private const int Shortest = 2;
    private const int LongestComparison = 3;

    /// <param name="commitment">The promise.</param>
    /// <param name="outcome">The statement.</param>
    /// <param name="reworded">The places of the promise's text that the statement has in other words: not missing.</param>
    public static (IReadOnlyList<Run> Shared, IReadOnlyList<Run> Missing) Of(Commitment commitment, Outcome outcome, IReadOnlyList<TextSpan> reworded)
    {
        var (promise, statement) = (commitment.Text, outcome.Text);
        var shared = new List<Run>();
        var missing = new List<Run>();
        var gap = -1;
        for (var i = 0; i < promise.Length;)
        {
            var length = LongestAt(promise, i, statement);
            if (length < Shortest)
            {
                var isMissing = Chinese.IsContent(promise[i]) && !reworded.Any(span => span.Start <= i && i < span.End);
                gap = gap < 0 && isMissing ? i : gap;
                CloseGap(missing, commitment, ref gap, i, !isMissing);
                i++;
                continue;
            }

            CloseGap(missing, commitment, ref gap, i, true);
            shared.Add(new Run(promise.Substring(i, length), At(commitment.Span.Start + i, length), Places(statement, promise.AsSpan(i, length), outcome.Span.Start)));
            i += length;
        }

        CloseGap(missing, commitment, ref gap, promise.Length, true);
        return ([.. shared.OrderByDescending(run => run.Words.Length)], [.. missing.OrderByDescending(run => run.Words.Length)]);
    }

    /// <summary>The longest stretch of content from <paramref name="start"/> that stands in <paramref name="statement"/>.</summary>
    private static int LongestAt(string promise, int start, string statement)
    {
        // Most places begin nothing: the shortest stretch is looked for first.
        if (start + Shortest > promise.Length || !statement.AsSpan().Contains(promise.AsSpan(start, Shortest), StringComparison.Ordinal))
        {
            return 0;
        }

        var length = 0;
        while (start + length < promise.Length && Chinese.IsContent(promise[start + length])
            && statement.AsSpan().Contains(promise.AsSpan(start, length + 1), StringComparison.Ordinal))
        {
            length++;
        }

        return length;
    }

    private static void CloseGap(List<Run> missing, Commitment commitment, ref int gap, int end, bool close)
    {
        if (gap < 0 || !close)
        {
            return;
        }

        var run = WithoutAmounts(commitment, At(commitment.Span.Start + gap, end - gap));
        if (run.Length >= Shortest)
        {
            missing.Add(new Run(commitment.Text[(run.Start - commitment.Span.Start)..(run.End - commitment.Span.Start)], run, []));
        }

        gap = -1;
    }

    /// <summary>
    /// The run without amounts, deadlines and the words of comparison beside them (降到, 以上): those are held against the
    /// report as figures and dates, and their words need not stand in it. Empty where nothing else is left.
    /// </summary>
    private static TextSpan WithoutAmounts(Commitment commitment, TextSpan run)
    {
        foreach (var amount in commitment.Figures.Select(figure => figure.Span).Concat(commitment.Deadline is { } deadline ? [deadline.Span] : []))
        {
            if (amount.Start <= run.End && run.Start <= amount.End)
            {
                var before = run with { End = Math.Min(run.End, amount.Start) };
                var after = run with { Start = Math.Max(run.Start, amount.End) };
                run = before.Length >= after.Length ? before : after;
                run = run.Length <= LongestComparison ? default : run;
            }
        }

        return run;
    }

    private static List<TextSpan> Places(string statement, ReadOnlySpan<char> words, int offset)
    {
        var places = new List<TextSpan>(1);
        for (var at = statement.AsSpan().IndexOf(words, StringComparison.Ordinal); at >= 0;)
        {
            places.Add(At(offset + at, words.Length));
            var next = statement.AsSpan(at + words.Length).IndexOf(words, StringComparison.Ordinal);
            at = next < 0 ? -1 : at + words.Length + next;
        }

        return places;
    }

    private static TextSpan At(int start, int length) => new(start, start + length);
}
