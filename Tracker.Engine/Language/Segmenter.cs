namespace Tracker.Engine.Language;

/// <summary>One word of a text. <see cref="Id"/> is -1 for what the lexicon does not know.</summary>
public readonly record struct Word(int Id, TextSpan Span);

/// <summary>Parts text into the likeliest sequence of lexicon words (a unigram model and Viterbi's algorithm).</summary>
public sealed class Segmenter(Lexicon lexicon)
{
    /// <summary>What an unknown character costs, in natural logarithms: dearer than any known word.</summary>
    private const float Unknown = -18;

    public static Segmenter Shipped { get; } = new(Lexicon.Shipped);

    public List<Word> Split(ReadOnlySpan<char> text)
    {
        var words = new List<Word>(text.Length / 2);
        var i = 0;
        while (i < text.Length)
        {
            if (!Chinese.IsContent(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            if (Chinese.IsHan(text[i]))
            {
                while (i < text.Length && Chinese.IsHan(text[i]))
                {
                    i++;
                }

                SplitHan(words, text, start, i);
            }
            else
            {
                while (i < text.Length && char.IsAsciiLetterOrDigit(text[i]))
                {
                    i++;
                }

                words.Add(new Word(lexicon.Find(text[start..i]), new TextSpan(start, i)));
            }
        }

        return words;
    }

    private void SplitHan(List<Word> words, ReadOnlySpan<char> text, int start, int end)
    {
        var length = end - start;
        Span<float> best = length < 256 ? stackalloc float[length + 1] : new float[length + 1];
        Span<int> from = length < 256 ? stackalloc int[length + 1] : new int[length + 1];
        Span<int> ids = length < 256 ? stackalloc int[length + 1] : new int[length + 1];
        best.Fill(float.NegativeInfinity);
        best[0] = 0;
        for (var i = 0; i < length; i++)
        {
            var node = 0;
            for (var n = 1; i + n <= length; n++)
            {
                node = lexicon.Trie.Next(node, text[start + i + n - 1]);
                var id = node < 0 ? -1 : lexicon.Trie.WordAt(node);
                var score = best[i] + (id < 0 ? Unknown : lexicon.LogProbability(id));
                if ((id >= 0 || n == 1) && score > best[i + n])
                {
                    (best[i + n], from[i + n], ids[i + n]) = (score, i, id);
                }

                if (node < 0)
                {
                    break;
                }
            }
        }

        var first = words.Count;
        for (var at = length; at > 0; at = from[at])
        {
            words.Add(new Word(ids[at], new TextSpan(start + from[at], start + at)));
        }

        words.Reverse(first, words.Count - first);
    }
}
