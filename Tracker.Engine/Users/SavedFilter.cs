namespace Tracker.Engine.Users;

/// <summary>A page whose filter can be kept.</summary>
public enum FilteredPage
{
    Overview,
    Review,
    Flags,
    Cases,
}

/// <summary>A filter that a person named to come back to; theirs alone.</summary>
public sealed record SavedFilter
{
    public const int LongestName = 60;

    public const int LongestQuery = 1000;

    public long Id { get; init; }

    public long PersonId { get; init; }

    public FilteredPage Page { get; init; }

    /// <summary>Unique for the person and page.</summary>
    public required string Name { get; init; }

    /// <summary>The query of the page's address, without the question mark.</summary>
    public required string Query { get; init; }

    public DateTimeOffset SavedAt { get; init; }
}
