namespace Tracker.Engine.Language;

/// <summary>Parts the reading form into sentences and clauses, without breaking inside brackets, titles or quotations.</summary>
public static class Sentences
{
    /// <summary>
    /// The statements in <paramref name="scope"/>: parted at 。！？； and paragraph breaks. Each span holds the statement
    /// without its closing mark and without leading space.
    /// </summary>
    public static List<TextSpan> Split(string text, TextSpan scope)
    {
        var found = new List<TextSpan>();
        var start = scope.Start;
        var depth = 0;
        for (var i = scope.Start; i < scope.End; i++)
        {
            var c = text[i];
            depth = Depth(c, depth);
            if (c == '\n' || (depth == 0 && Chinese.EndsSentence(c)))
            {
                Add(found, text, start, i);
                start = i + 1;
                depth = 0;
            }
        }

        Add(found, text, start, scope.End);
        return found;
    }

    /// <summary>The clauses of a sentence: parted at ， and ： outside brackets, titles and quotations.</summary>
    public static List<TextSpan> Clauses(string text, TextSpan sentence)
    {
        var found = new List<TextSpan>(4);
        var start = sentence.Start;
        var depth = 0;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            depth = Depth(text[i], depth);
            if (depth == 0 && Chinese.EndsClause(text[i]))
            {
                Add(found, text, start, i);
                start = i + 1;
            }
        }

        Add(found, text, start, sentence.End);
        return found;
    }

    /// <summary>The span without space, punctuation marks and closing signs at its ends.</summary>
    public static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = span;
        while (start < end && (char.IsWhiteSpace(text[start]) || Chinese.EndsSentence(text[start]) || text[start] is '，' or '、' or '：'))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || Chinese.EndsSentence(text[end - 1]) || text[end - 1] is '，' or '、' or '：'))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    // A bracket left open by a slip of the pen must not swallow the rest: the paragraph break resets the depth.
    private static int Depth(char c, int depth) =>
        Chinese.Opens(c) ? depth + 1 : Chinese.Closes(c) ? Math.Max(0, depth - 1) : depth;

    private static void Add(List<TextSpan> found, string text, int start, int end)
    {
        var span = Trim(text, new TextSpan(start, end));
        if (!span.IsEmpty)
        {
            found.Add(span);
        }
    }
}
