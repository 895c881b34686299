namespace Tracker.Engine.Language;

/// <summary>Reads lists such as 网络直播、无人机、剧本娱乐三个领域.</summary>
public static class Enumeration
{
    private const int Shortest = 2;
    private const int Longest = 12;
    private const int LeastItems = 2;

    /// <summary>
    /// The items of the longest list in <paramref name="text"/>, as places in it; empty where it has none. The first and the
    /// last item are cut to the length of the others, since no mark tells where the list starts and ends.
    /// </summary>
    public static IReadOnlyList<TextSpan> Items(string text)
    {
        IReadOnlyList<TextSpan> best = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '、')
            {
                continue;
            }

            var items = From(text, ref i);
            best = items.Count > best.Count ? items : best;
        }

        return best.Count >= LeastItems ? best : [];
    }

    /// <summary>The list around the mark at <paramref name="mark"/>, which is moved to the list's last mark.</summary>
    private static List<TextSpan> From(string text, ref int mark)
    {
        List<TextSpan> inner = [];
        var start = mark;
        var at = mark + 1;
        while (true)
        {
            var end = at;
            while (end < text.Length && Chinese.IsContent(text[end]))
            {
                end++;
            }

            if (end >= text.Length || text[end] != '、')
            {
                break;
            }

            inner.Add(new TextSpan(at, end));
            mark = end;
            at = end + 1;
        }

        var width = inner.Count == 0 ? 4 : inner.Max(item => item.Length);
        var first = start;
        while (first > 0 && start - first < width && Chinese.IsContent(text[first - 1]))
        {
            first--;
        }

        var last = at;
        while (last < text.Length && last - at < width && Chinese.IsContent(text[last]))
        {
            last++;
        }

        List<TextSpan> all = [new TextSpan(first, start), .. inner, new TextSpan(at, last)];
        return all.TrueForAll(item => item.Length is >= Shortest and <= Longest) ? all : [];
    }
}
