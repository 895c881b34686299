using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>
/// Which items of a promised list a statement tells of. 在机场、高铁站、汽车站设立警务站 is only in progress when the report
/// speaks of two of the three.
/// </summary>
internal static class ListCoverage
{
    /// <summary>An item is told of from this share of its character pairs on.</summary>
    private const float ToldFrom = 0.5f;

    public static (List<TextSpan> Told, List<TextSpan> Missing) Of(string promise, IReadOnlyList<TextSpan> items, string statement)
    {
        var told = new List<TextSpan>(items.Count);
        var missing = new List<TextSpan>(items.Count);
        foreach (var item in items)
        {
            var pairs = item.Length - 1;
            var shared = 0;
            for (var i = item.Start; i + 1 < item.End; i++)
            {
                shared += statement.AsSpan().Contains(promise.AsSpan(i, 2), StringComparison.Ordinal) ? 1 : 0;
            }

            (shared >= ToldFrom * pairs ? told : missing).Add(item);
        }

        return (told, missing);
    }
}
