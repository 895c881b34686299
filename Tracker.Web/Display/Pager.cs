using System.Globalization;
using Tracker.Engine.Storage;

namespace Tracker.Web.Display;

/// <summary>The way through a long list; every other part of the address is kept.</summary>
public sealed record Pager(int Number, int Pages, int Total, HttpRequest Request)
{
    public const string QueryKey = "p";

    public static Pager Of<T>(Page<T> page, HttpRequest request) => new(page.Number, page.Pages, page.Total, request);

    public string Href(int number) => Address.With(Request, (QueryKey, number.ToString(CultureInfo.InvariantCulture)));
}
