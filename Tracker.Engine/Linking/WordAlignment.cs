namespace Tracker.Engine.Linking;

/// <summary>
/// Lays a promise's words along a statement's words in order (Needleman and Wunsch, free ends on the statement's side),
/// to see what stands where the promise has something else. 设立行政复议代收点 and 设立法律援助代收点 share their frame; the
/// object in it is another one. What is merely left out or added is told apart from what is replaced.
/// </summary>
internal sealed class WordAlignment
{
    private const int MostWords = 64;

    private readonly float[] best = new float[(MostWords + 1) * (MostWords + 1)];
    private readonly sbyte[] move = new sbyte[(MostWords + 1) * (MostWords + 1)];
    private readonly bool[] matchedPromise = new bool[MostWords];
    private readonly int[] partner = new int[MostWords];

    /// <param name="Matched">Share of the promise's weight laid on like words.</param>
    /// <param name="Replaced">Share standing between matched words where the statement has other words instead.</param>
    /// <param name="HeaviestReplaced">Weight of the heaviest replaced word, in eighths.</param>
    /// <param name="Dropped">Share left out between matched words, with nothing in its place.</param>
    /// <param name="Inserted">Weight the statement adds between matched words, as a share of the promise's weight, at most 1.</param>
    internal readonly record struct Result(float Matched, float Replaced, float HeaviestReplaced, float Dropped, float Inserted);

    /// <param name="promise">Weights of the promise's words.</param>
    /// <param name="statement">Weights of the statement's words.</param>
    /// <param name="akin">Likeness of promise word i and statement word j at i * statement.Length + j.</param>
    public Result Align(ReadOnlySpan<float> promise, ReadOnlySpan<float> statement, ReadOnlySpan<float> akin)
    {
        var stride = statement.Length;
        var rows = Math.Min(promise.Length, MostWords);
        var columns = Math.Min(statement.Length, MostWords);
        Fill(promise, akin, stride, rows, columns);
        Trace(rows, columns, akin, stride);
        return Measure(promise[..rows], statement[..columns]);
    }

    private void Fill(ReadOnlySpan<float> promise, ReadOnlySpan<float> akin, int stride, int rows, int columns)
    {
        for (var j = 0; j <= columns; j++)
        {
            best[j] = 0;
        }

        for (var i = 1; i <= rows; i++)
        {
            best[i * (MostWords + 1)] = 0;
            for (var j = 1; j <= columns; j++)
            {
                var at = (i * (MostWords + 1)) + j;
                var likeness = akin[((i - 1) * stride) + j - 1];
                var (score, step) = best[at - 1] >= best[at - MostWords - 1] ? (best[at - 1], (sbyte)1) : (best[at - MostWords - 1], (sbyte)2);
                if (likeness > 0)
                {
                    // Even words without weight (的, 和) anchor a little, so that order counts.
                    var matched = best[at - MostWords - 2] + (likeness * (promise[i - 1] + 0.1f));
                    if (matched > score)
                    {
                        (score, step) = (matched, (sbyte)0);
                    }
                }

                (best[at], move[at]) = (score, step);
            }
        }
    }

    private void Trace(int rows, int columns, ReadOnlySpan<float> akin, int stride)
    {
        Array.Clear(matchedPromise);
        var (i, j) = (rows, columns);
        while (i > 0 && j > 0)
        {
            switch (move[(i * (MostWords + 1)) + j])
            {
                case 0:
                    matchedPromise[i - 1] = akin[((i - 1) * stride) + j - 1] > 0;
                    partner[i - 1] = j - 1;
                    i--;
                    j--;
                    break;
                case 1:
                    j--;
                    break;
                default:
                    i--;
                    break;
            }
        }
    }

    private Result Measure(ReadOnlySpan<float> promise, ReadOnlySpan<float> statement)
    {
        float total = 0, matched = 0, replaced = 0, heaviest = 0, dropped = 0, inserted = 0;
        float gap = 0, gapHeaviest = 0;
        var last = -1;
        for (var i = 0; i < promise.Length; i++)
        {
            total += promise[i];
            if (!matchedPromise[i])
            {
                gap += promise[i];
                gapHeaviest = MathF.Max(gapHeaviest, promise[i]);
                continue;
            }

            matched += promise[i];
            if (last >= 0)
            {
                var between = 0f;
                for (var j = last + 1; j < partner[i]; j++)
                {
                    between += statement[j];
                }

                if (gap > 0 && between > 0)
                {
                    replaced += gap;
                    heaviest = MathF.Max(heaviest, gapHeaviest);
                }
                else
                {
                    dropped += gap;
                    inserted += between;
                }
            }

            (gap, gapHeaviest, last) = (0, 0, partner[i]);
        }

        return total <= 0 ? default : new Result(matched / total, replaced / total, heaviest / 8, dropped / total, MathF.Min(1, inserted / total));
    }
}
