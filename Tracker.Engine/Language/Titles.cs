namespace Tracker.Engine.Language;

/// <summary>Finds documents cited by title 《…》 and terms in quotation marks “…”.</summary>
public static class Titles
{
    private const int LongestTerm = 30;

    public static IReadOnlyList<CitedTitle> Read(string text, TextSpan scope)
    {
        List<CitedTitle>? found = null;
        for (var i = scope.Start; i < scope.End; i++)
        {
            var isDocument = text[i] == '《';
            if (!isDocument && text[i] != '“')
            {
                continue;
            }

            var end = Closing(text, i, scope.End, isDocument ? '》' : '”');
            if (end < 0 || end - i < 3 || (!isDocument && end - i > LongestTerm))
            {
                continue;
            }

            (found ??= []).Add(new CitedTitle(text[(i + 1)..end], isDocument, new TextSpan(i, end + 1)));
            i = end;
        }

        return found ?? (IReadOnlyList<CitedTitle>)[];
    }

    private static int Closing(string text, int open, int end, char close)
    {
        var depth = 0;
        for (var i = open; i < end && text[i] != '\n'; i++)
        {
            if (text[i] == text[open])
            {
                depth++;
            }
            else if (text[i] == close && --depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
