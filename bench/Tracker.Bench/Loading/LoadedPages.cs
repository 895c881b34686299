using System.Net;
using System.Text.RegularExpressions;

namespace Tracker.Bench.Loading;

/// <summary>The addresses that are asked for, by page; a page that is not there is left out.</summary>
internal sealed partial class LoadedPages
{
    public const string Mixed = "mixed";

    // Words of one, two and more characters, together, as a phrase, with filters, and what is nowhere.
    private static readonly string[] Questions =
    [
        "q=执法", "q=监督", "q=法", "q=办法", "q=调解", "q=示范点", "q=行政执法监督", "q=知识产权保护", "q=专项检查 电梯", "q=「水平稳步提升」",
        "q=出台 办法", "q=建成 养老", "q=上半年 检查", "q=消防&year=2024", "q=物业&year=2025&in=commitments", "q=普法&status=Missed", "q=停车&in=commitments&p=3",
        "q=扬尘&in=outcomes&p=2", "q=燃气&in=reports", "q=监督检查", "q=没有这样的话", "q=梅岭", "q=兰亭县 办法", "q=直播营销&year=2023", "q=水", "q=12次",
    ];

    private readonly Dictionary<string, IReadOnlyList<string>> pages = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => pages.Keys;

    public static async Task<LoadedPages> FindAsync(LoadedSite site, CancellationToken cancellationToken)
    {
        var found = new LoadedPages();
        var (_, overview) = await site.ReadAsync("/", cancellationToken);
        string[] years = [.. AgencyYear().Matches(overview).Select(match => match.Groups[1].Value).Distinct().Take(200)];
        string[] agencies = [.. years.Select(path => path[..path.LastIndexOf('/')]).Distinct()];
        foreach (var (name, addresses) in new (string, string[])[]
        {
            ("overview", ["/"]),
            ("agency-year", years),
            ("agency", agencies),
            ("review", ["/review", "/review?p=2"]),
            ("search", [.. Questions.Select(question => "/search?" + question)]),
            ("trends", ["/trends"]),
        })
        {
            if (addresses.Length > 0 && (await site.ReadAsync(addresses[0], cancellationToken)).Status == HttpStatusCode.OK)
            {
                found.pages[name] = addresses;
            }
        }

        return found;
    }

    /// <summary>Any address of the page; of any page, each as often, where all are mixed.</summary>
    public Func<string> Of(string name)
    {
        if (name == Mixed)
        {
            var all = pages.Values.ToArray();
            return () => Any(Any(all));
        }

        return pages.TryGetValue(name, out var addresses) ? () => Any(addresses) : throw new ArgumentException($"There is no page {name}.", nameof(name));
    }

    private static T Any<T>(IReadOnlyList<T> items) => items[Random.Shared.Next(items.Count)];

    [GeneratedRegex("href=\"(/agencies/[^\"/]+/\\d{4})\"", RegexOptions.CultureInvariant)]
    private static partial Regex AgencyYear();
}
