using Tracker.Engine.Users;

namespace Tracker.Web.Display;

/// <summary>Which part of a page's address is its filter.</summary>
internal static class FilterKeys
{
    /// <summary>The page's address.</summary>
    public static string Path(FilteredPage page) => page switch
    {
        FilteredPage.Overview => "/",
        FilteredPage.Review => "/review",
        FilteredPage.Flags => "/flags",
        FilteredPage.Cases => "/cases",
    };

    /// <summary>The key of the page's name.</summary>
    public static string Name(FilteredPage page) => page switch
    {
        FilteredPage.Overview => "common.overview",
        FilteredPage.Review => "review.title",
        FilteredPage.Flags => "common.flags",
        FilteredPage.Cases => "cases.title",
    };

    /// <summary>The filter in a query, in one order whatever the order there; everything else in it is left out. Empty where none is set.</summary>
    public static string Of(FilteredPage page, IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> query)
    {
        var given = query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        return QueryString.Create(Keys(page)
            .Where(key => !string.IsNullOrWhiteSpace(given.GetValueOrDefault(key)))
            .Select(key => KeyValuePair.Create(key, (string?)given[key]))).Value!.TrimStart('?');
    }

    private static string[] Keys(FilteredPage page) => page switch
    {
        FilteredPage.Overview => ["level", "from", "to", "q"],
        FilteredPage.Review => ["agency", "year", "status", "flagged"],
        FilteredPage.Flags => ["kind", "severity", "year", "agency", "status"],
        FilteredPage.Cases => ["step", "agency", "overdue"],
    };
}
