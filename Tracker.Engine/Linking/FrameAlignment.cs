using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>
/// Lays a promise along a statement character by character. 建立执法公示平台 and 建立收费公示平台 are the same frame with another
/// object in it: however alike the two are, the second does not answer the first. Only the same characters count here, since
/// words that can stand in each other's place (市级 and 县级, 转学 and 休学) are alike in meaning just because they can.
/// </summary>
internal sealed class FrameAlignment
{
    private const int MostPromise = 72;
    private const int MostStatement = 120;
    private const int LongestReplacement = 16;

    /// <summary>What a character counts beside its weight in the object, so that verbs and common words hold the frame together.</summary>
    private const float Base = 0.3f;

    private readonly float[] best = new float[(MostPromise + 1) * (MostStatement + 1)];
    private readonly bool[] diagonal = new bool[(MostPromise + 1) * (MostStatement + 1)];
    private readonly int[] promisePlaces = new int[MostPromise];
    private readonly int[] statementPlaces = new int[MostStatement];
    private readonly char[] statementCharacters = new char[MostStatement];
    private readonly int[] partner = new int[MostPromise];

    /// <param name="Matched">Share of the promise found in order.</param>
    /// <param name="Replaced">Share of the object in whose place the statement has something else.</param>
    /// <param name="Dropped">Share of the object left out with nothing in its place.</param>
    /// <param name="Promised">Where the heaviest replaced stretch stands in the promise; empty for none.</param>
    /// <param name="Reported">What stands in its place in the statement.</param>
    internal readonly record struct Result(float Matched, float Replaced, float Dropped, TextSpan Promised, TextSpan Reported);

    /// <param name="promise">The promise's words.</param>
    /// <param name="about">What of them is its object.</param>
    /// <param name="statement">The statement's words.</param>
    /// <param name="start">Where the part of the statement to look at starts.</param>
    /// <param name="end">Where it ends.</param>
    public Result Align(string promise, PromisedObject about, string statement, int start, int end)
    {
        var rows = Places(promise, 0, promise.Length, promisePlaces);
        var columns = Places(statement, start, end, statementPlaces);
        if (rows == 0 || columns == 0 || about.Total <= 0)
        {
            return default;
        }

        Fill(promise, about, statement, rows, columns);
        Trace(promise, statement, rows, columns);
        return Measure(promise, about, statement, rows, columns);
    }

    private static int Places(string text, int start, int end, int[] places)
    {
        var count = 0;
        for (var i = start; i < end && count < places.Length; i++)
        {
            if (Chinese.IsHan(text[i]) || char.IsAsciiLetter(text[i]))
            {
                places[count++] = i;
            }
        }

        return count;
    }

    private void Fill(string promise, PromisedObject about, string statement, int rows, int columns)
    {
        const int Stride = MostStatement + 1;
        Array.Clear(best, 0, Stride);
        for (var j = 0; j < columns; j++)
        {
            statementCharacters[j] = statement[statementPlaces[j]];
        }

        for (var i = 1; i <= rows; i++)
        {
            best[i * Stride] = 0;
            diagonal[i * Stride] = false;
            var c = promise[promisePlaces[i - 1]];
            var weight = about.Weights[promisePlaces[i - 1]] + Base;
            var statementRow = statementCharacters.AsSpan(0, columns);
            for (var j = 1; j <= columns; j++)
            {
                var at = (i * Stride) + j;
                var score = MathF.Max(best[at - 1], best[at - Stride]);
                var isSame = false;
                if (c == statementRow[j - 1])
                {
                    // A run counts for more than the same characters strewn about.
                    var matched = best[at - Stride - 1] + weight + (i > 1 && j > 1 && diagonal[at - Stride - 1] ? Base : 0);
                    (score, isSame) = matched >= score ? (matched, true) : (score, false);
                }

                (best[at], diagonal[at]) = (score, isSame);
            }
        }
    }

    private void Trace(string promise, string statement, int rows, int columns)
    {
        const int Stride = MostStatement + 1;
        Array.Fill(partner, -1, 0, rows);
        var (i, j) = (rows, columns);
        while (i > 0 && j > 0)
        {
            var at = (i * Stride) + j;
            if (diagonal[at])
            {
                partner[--i] = --j;
            }
            else if (best[at - 1] >= best[at - Stride])
            {
                j--;
            }
            else
            {
                i--;
            }
        }

        // A single character in common is chance: the 制 of 机制 and of 制度.
        for (i = 0; i < rows; i++)
        {
            var joined = (i > 0 && partner[i] > 0 && partner[i - 1] == partner[i] - 1) || (i + 1 < rows && partner[i] >= 0 && IsRunOn(promise, statement, i));
            partner[i] = partner[i] >= 0 && !joined ? -1 : partner[i];
        }
    }

    private bool IsRunOn(string promise, string statement, int i) =>
        partner[i + 1] == partner[i] + 1 && promise[promisePlaces[i + 1]] == statement[statementPlaces[partner[i + 1]]];

    private Result Measure(string promise, PromisedObject about, string statement, int rows, int columns)
    {
        float matched = 0, whole = 0, replaced = 0, dropped = 0, heaviest = 0;
        TextSpan promised = default, reported = default;
        var last = -1;
        for (var i = 0; i <= rows; i++)
        {
            if (i < rows)
            {
                whole += about.Weights[promisePlaces[i]] + Base;
            }

            if (i < rows && partner[i] < 0)
            {
                continue;
            }

            matched += i < rows ? about.Weights[promisePlaces[i]] + Base : 0;
            var gap = 0f;
            for (var k = last + 1; k < i; k++)
            {
                gap += about.Weights[promisePlaces[k]];
            }

            if (gap > 0)
            {
                var (from, to) = (last < 0 ? -1 : partner[last], i < rows ? partner[i] : -1);
                var between = Between(statement, from, to, columns);
                if (between.Length > 0)
                {
                    replaced += gap;
                    if (gap > heaviest)
                    {
                        heaviest = gap;
                        promised = new TextSpan(promisePlaces[last + 1], promisePlaces[i - 1] + 1);
                        reported = between;
                    }
                }
                else
                {
                    dropped += gap;
                }
            }

            last = i;
        }

        return new Result(matched / whole, replaced / about.Total, dropped / about.Total, promised, reported);
    }

    /// <summary>What the statement has between two matched places, or before the first or after the last one up to the clause mark; empty for nothing or too much.</summary>
    private TextSpan Between(string statement, int from, int to, int columns)
    {
        if (from < 0 && to < 0)
        {
            return default;
        }

        int first = from + 1, end = to;
        if (from < 0)
        {
            first = to;
            while (first > 0 && statementPlaces[first] - statementPlaces[first - 1] == 1 && to - first < LongestReplacement)
            {
                first--;
            }

            end = to;
        }
        else if (to < 0)
        {
            end = first;
            while (end < columns && statementPlaces[end] - statementPlaces[end - 1] == 1 && end - first < LongestReplacement)
            {
                end++;
            }
        }

        var count = end - first;
        return count is 0 or > LongestReplacement ? default : new TextSpan(statementPlaces[first], statementPlaces[end - 1] + 1);
    }
}
