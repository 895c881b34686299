namespace Tracker.Web.Display;

/// <summary>The page's own address with some of its filters changed.</summary>
internal static class Address
{
    /// <summary>A null or empty value takes the filter out. A changed filter leads back to the first page.</summary>
    public static string With(HttpRequest request, params IReadOnlyList<(string Key, string? Value)> changes)
    {
        var changed = changes.Select(change => change.Key).ToHashSet(StringComparer.Ordinal);
        var kept = request.Query
            .Where(pair => !changed.Contains(pair.Key) && pair.Key is not (Pager.QueryKey or "handler"))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));
        var set = changes.Where(change => !string.IsNullOrEmpty(change.Value)).Select(change => KeyValuePair.Create(change.Key, change.Value));
        return request.Path + QueryString.Create(kept.Concat(set)).Value;
    }
}
