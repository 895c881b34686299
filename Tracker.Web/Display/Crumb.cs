namespace Tracker.Web.Display;

/// <summary>A step of the path to the page; the page itself has no address.</summary>
public sealed record Crumb(string Text, string? Href = null)
{
    /// <summary>Where pages put theirs for the layout.</summary>
    public const string Key = "Crumbs";
}
