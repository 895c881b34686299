namespace Tracker.Engine.Storage.Copying;

/// <summary>A table as its database describes it.</summary>
/// <param name="Key">The columns of the primary key in their order.</param>
/// <param name="RefersTo">The tables its foreign keys name, itself included.</param>
internal sealed record CopyTable(string Name, IReadOnlyList<CopyColumn> Columns, IReadOnlyList<string> Key, IReadOnlySet<string> RefersTo)
{
    public bool HasIdentity => Columns.Any(column => column.IsIdentity);

    public bool RefersToItself => RefersTo.Contains(Name);
}

/// <param name="Type">The type's name, in small letters.</param>
internal sealed record CopyColumn(string Name, string Type, bool IsIdentity);
