using System.Runtime.InteropServices;
using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>
/// The neighbouring character pairs (bigrams) of two reports, numbered, with their inverse document frequency over the
/// statements of both. Official prose has no spaces; bigrams need no segmentation and survive every wording of a name.
/// </summary>
internal sealed class TermSpace
{
    private readonly Dictionary<int, int> ids = new(4096);
    private readonly List<int> frequency = new(4096);
    private int documents;
    private float[] idf = [];
    private int[] marks = [];
    private int stamp;
    private int[] set = new int[512];
    private int setCount;

    public int Count => frequency.Count;

    /// <summary>Numbers the terms of one statement and counts it as a document.</summary>
    public TermSequence Add(string text)
    {
        var terms = new int[Math.Max(0, text.Length - 1)];
        var places = new int[terms.Length];
        var n = 0;
        var previous = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Chinese.IsContent(text[i]))
            {
                // A clause mark parts words, but brackets, titles and 、 stand inside names.
                previous = text[i] is '，' or '。' or '；' or '：' ? -1 : previous;
                continue;
            }

            if (previous >= 0)
            {
                ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, (text[previous] << 16) | text[i], out var known);
                if (!known)
                {
                    id = frequency.Count;
                    frequency.Add(0);
                }

                terms[n] = id;
                places[n++] = previous;
            }

            previous = i;
        }

        documents++;
        var sequence = new TermSequence(terms[..n], places[..n]);
        foreach (var term in sequence.Distinct)
        {
            frequency[term]++;
        }

        return sequence;
    }

    /// <summary>Fixes the weights; call once, after every statement was added.</summary>
    public void Weigh()
    {
        idf = new float[frequency.Count];
        for (var i = 0; i < idf.Length; i++)
        {
            idf[i] = MathF.Log((1f + documents) / (1f + frequency[i])) + 1f;
        }
    }

    /// <summary>The terms of several statements, each once, in no order.</summary>
    public int[] Union(IEnumerable<TermSequence> sequences)
    {
        StartSet();
        foreach (var sequence in sequences)
        {
            AddToSet(sequence.Distinct);
        }

        return set[..setCount];
    }

    /// <summary>The terms, each once, in no order.</summary>
    public int[] Distinct(ReadOnlySpan<int> terms)
    {
        StartSet();
        AddToSet(terms);
        return set[..setCount];
    }

    public float Idf(int term) => idf[term];

    public float Weight(TermSequence sequence) => Weight(sequence.Distinct);

    /// <summary>What terms that stand in <paramref name="terms"/> once each weigh together.</summary>
    public float Weight(int[] terms)
    {
        var sum = 0f;
        foreach (var term in terms)
        {
            sum += idf[term];
        }

        return sum;
    }

    public float Norm(TermSequence sequence) => Norm(sequence.Distinct);

    /// <summary>Length of the weighted vector of terms that stand in <paramref name="terms"/> once each.</summary>
    public float Norm(int[] terms)
    {
        var sum = 0f;
        foreach (var term in terms)
        {
            sum += idf[term] * idf[term];
        }

        return MathF.Sqrt(sum);
    }

    private void StartSet()
    {
        if (marks.Length < Count)
        {
            marks = new int[Count];
        }

        stamp++;
        setCount = 0;
    }

    private void AddToSet(ReadOnlySpan<int> terms)
    {
        if (set.Length < setCount + terms.Length)
        {
            Array.Resize(ref set, 2 * (setCount + terms.Length));
        }

        foreach (var term in terms)
        {
            if (marks[term] != stamp)
            {
                marks[term] = stamp;
                set[setCount++] = term;
            }
        }
    }
}
