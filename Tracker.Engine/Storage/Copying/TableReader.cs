namespace Tracker.Engine.Storage.Copying;

/// <summary>Reads the tables from the database itself, so that a new one is never forgotten.</summary>
internal static class TableReader
{
    /// <summary>Every table after those it refers to.</summary>
    public static async Task<IReadOnlyList<CopyTable>> ReadAsync(Session session, CancellationToken cancellationToken)
    {
        var catalog = session.Dialect.Catalog;
        var references = (await session.QueryAsync<ReferenceRow>(catalog.References, null, cancellationToken))
            .ToLookup(row => row.TableName, row => row.ReferredName, StringComparer.Ordinal);
        var columns = await session.QueryAsync<ColumnRow>(catalog.Columns, null, cancellationToken);
        return InOrder(
        [
            .. columns.GroupBy(row => row.TableName, StringComparer.Ordinal).Select(table => new CopyTable(
                table.Key,
                [.. table.Select(row => new CopyColumn(row.ColumnName, row.TypeName.ToLowerInvariant(), row.IsIdentity))],
                [.. table.Where(row => row.KeyOrdinal > 0).OrderBy(row => row.KeyOrdinal).Select(row => row.ColumnName)],
                references[table.Key].ToHashSet(StringComparer.Ordinal))),
        ]);
    }

    /// <exception cref="InvalidOperationException">Tables refer to each other in a circle; the schema must not have one.</exception>
    internal static IReadOnlyList<CopyTable> InOrder(IReadOnlyList<CopyTable> tables)
    {
        var ordered = new List<CopyTable>();
        var left = tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        while (left.Count > 0)
        {
            var names = left.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
            var free = left.Where(table => !table.RefersTo.Any(name => name != table.Name && names.Contains(name))).ToList();
            if (free.Count == 0)
            {
                throw new InvalidOperationException($"These tables refer to each other in a circle: {string.Join(", ", names)}.");
            }

            ordered.AddRange(free);
            left.RemoveAll(free.Contains);
        }

        return ordered;
    }

    private sealed record ColumnRow
    {
        public required string TableName { get; init; }

        public required string ColumnName { get; init; }

        public required string TypeName { get; init; }

        public bool IsIdentity { get; init; }

        public int KeyOrdinal { get; init; }
    }

    private sealed record ReferenceRow
    {
        public required string TableName { get; init; }

        public required string ReferredName { get; init; }
    }
}
