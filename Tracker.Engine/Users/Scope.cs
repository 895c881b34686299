namespace Tracker.Engine.Users;

/// <summary>
/// Which agencies' rows may be read or changed: all, or those of some nodes of the tree with everything beneath them. Whoever
/// asks for something outside is answered as if it were not there.
/// </summary>
public sealed record Scope
{
    private Scope(bool isEverything, IReadOnlyList<long> roots) => (IsEverything, Roots) = (isEverything, roots);

    /// <summary>All agencies, and what belongs to none.</summary>
    public static Scope Everything { get; } = new(true, []);

    public static Scope Nothing { get; } = new(false, []);

    public bool IsEverything { get; }

    public bool IsNothing => !IsEverything && Roots.Count == 0;

    /// <summary>The nodes' ids; none where <see cref="IsEverything"/>.</summary>
    public IReadOnlyList<long> Roots { get; }

    public static Scope Of(params IEnumerable<long> roots) => new(false, [.. roots.Distinct().Order()]);

    public bool Equals(Scope? other) => other is not null && IsEverything == other.IsEverything && Roots.SequenceEqual(other.Roots);

    public override int GetHashCode() => HashCode.Combine(IsEverything, Roots.Count);
}
