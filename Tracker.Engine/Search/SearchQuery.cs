using Tracker.Engine.Language;

namespace Tracker.Engine.Search;

/// <summary>Why nothing can be searched for.</summary>
public enum SearchProblem
{
    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>Nothing but punctuation.</summary>
    NoWords,

    TooLong,

    TooManyWords,
}

/// <summary>
/// What is searched for: words that must all be there, a quoted phrase being one word. Nothing in it is a command: every
/// character stands for itself.
/// </summary>
public sealed class SearchQuery
{
    public const int LongestText = 200;
    public const int MostWords = 8;

    private const string Quotes = "\"\"“”「」『』＂＂";

    private SearchQuery(IReadOnlyList<string> words, SearchProblem? problem) => (Words, Problem) = (words, problem);

    /// <summary>Folded as <see cref="SearchText"/> is.</summary>
    public IReadOnlyList<string> Words { get; }

    public SearchProblem? Problem { get; }

    /// <summary>Whether the index alone tells what matches: no word is longer than its one term.</summary>
    internal bool IsExact => Words.All(word => word.Length <= 2 && word.All(SearchTerms.IsContent)) && Terms.Count <= Words.Count;

    internal IReadOnlyList<int> Terms => [.. Words.SelectMany(SearchTerms.OfWord).Distinct()];

    public static SearchQuery Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new([], SearchProblem.Empty);
        }

        if (text.Length > LongestText)
        {
            return new([], SearchProblem.TooLong);
        }

        List<string> words = [.. Split(text).Select(word => SearchText.Fold(word)).Where(word => word.Any(SearchTerms.IsContent)).Distinct()];
        return words.Count switch
        {
            0 => new([], SearchProblem.NoWords),
            > MostWords => new([], SearchProblem.TooManyWords),
            _ => new(words, null),
        };
    }

    public bool Matches(SearchText text) => Words.All(text.Contains);

    /// <summary>The places of all words in the original, in order, those that touch made one.</summary>
    public IReadOnlyList<TextSpan> Marks(SearchText text)
    {
        var marks = new List<TextSpan>();
        foreach (var span in Words.SelectMany(text.Find).Order())
        {
            if (marks.Count > 0 && span.Start <= marks[^1].End)
            {
                marks[^1] = new(marks[^1].Start, Math.Max(marks[^1].End, span.End));
            }
            else
            {
                marks.Add(span);
            }
        }

        return marks;
    }

    /// <summary>How well a text fits: the share of it that the words make up; each counts three times at most.</summary>
    public double Fit(SearchText text) =>
        Words.Sum(word => word.Length * text.Find(word).Take(3).Count()) / (20.0 + text.Length);

    private static IEnumerable<string> Split(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var quote = Quotes.IndexOf(text[start], StringComparison.Ordinal);
            if (quote >= 0 && quote % 2 == 0)
            {
                // A quote that is never closed goes to the end.
                var close = text.IndexOf(Quotes[quote + 1], start + 1);
                var end = close < 0 ? text.Length : close;
                yield return text[(start + 1)..end];
                start = end + 1;
                continue;
            }

            var length = 0;
            while (start + length < text.Length && !Parts(text[start + length]) && Quotes.IndexOf(text[start + length], StringComparison.Ordinal) < 0)
            {
                length++;
            }

            yield return text.Substring(start, length);
            start += Math.Max(length, 1);
        }
    }

    private static bool Parts(char c) => char.IsWhiteSpace(c) || c is '，' or '。' or '、' or '；' or '：' or '！' or '？' or ',' or ';';
}
