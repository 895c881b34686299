using Tracker.Engine.Users;

namespace Tracker.Web.Display;

/// <summary>A place that the navigation leads to.</summary>
/// <param name="Href">Its address; what lies beneath it belongs to it.</param>
/// <param name="Key">Of its name.</param>
/// <param name="Needs">Shown to whoever has this right anywhere.</param>
public sealed record Place(string Href, string Key, Right Needs)
{
    public bool Holds(PathString path) => Href == "/" ? path == "/" : path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What there is to go to: a line for each page that is not reached from another.</summary>
public static class Places
{
    /// <summary>The page that lists <see cref="Managed"/>.</summary>
    public static readonly Place Desk = new("/admin", "admin.title", Right.View);

    /// <summary>What people work with from day to day, in the navigation itself.</summary>
    public static IReadOnlyList<Place> Daily { get; } =
    [
        new("/", "common.overview", Right.View),
        new("/review", "review.title", Right.Decide),
        new("/flags", "common.flags", Right.View),
        new("/cases", "cases.title", Right.View),
        new("/circulars", "circulars.title", Right.Supervise),
    ];

    /// <summary>What is looked after now and then.</summary>
    public static IReadOnlyList<Place> Managed { get; } =
    [
        new("/upload", "common.upload", Right.Import),
        new("/people", "people.title", Right.Administer),
        new("/delivery", "delivery.title", Right.Administer),
        new("/jobs", "jobs.title", Right.RunJobs),
        new("/ledger", "common.ledger", Right.View),
    ];
}
