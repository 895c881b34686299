using System.Globalization;
using Dapper;
using Tracker.Engine.Ledger;

namespace Tracker.Engine.Storage.Copying;

/// <summary>
/// Copies one database into another, empty one, of the same kind or the other: every table the schema has, ids kept, streamed,
/// in one transaction. Only when every table has as many rows and the ledger is sound in the copy is anything kept.
/// </summary>
public sealed class DatabaseCopy(Database from, Database to)
{
    /// <param name="progress">Told of each table that is done.</param>
    /// <param name="cancellationToken">Stops; nothing is kept.</param>
    /// <exception cref="DatabaseProblemException">The login may not bring the target to this version.</exception>
    public async Task<CopyResult> RunAsync(IProgress<CopiedTable>? progress = null, CancellationToken cancellationToken = default)
    {
        if (SourceProblem() is { } problem)
        {
            return problem;
        }

        new Migrator(to).Migrate();
        using var loading = SqliteFile.BeginLoading(to);
        await using var source = await from.ReadAsync(cancellationToken);
        await using var target = await to.WriteAsync(cancellationToken);
        if (target.Dialect.BeforeLoading is { } settings)
        {
            await target.ExecuteAsync(settings, null, cancellationToken);
        }

        var pairs = Pair(await TableReader.ReadAsync(source, cancellationToken), await TableReader.ReadAsync(target, cancellationToken), out var difference);
        if (difference.Count > 0)
        {
            return CopyResult.Refused.Because(CopyProblem.SchemasDiffer, string.Join(", ", difference));
        }

        if (await ClearAsync(target, pairs, cancellationToken) is { } filled)
        {
            return filled;
        }

        var done = new List<CopiedTable>();
        foreach (var pair in pairs)
        {
            var copied = await CopyAsync(source, target, pair, cancellationToken);
            var (before, after) = (await CountAsync(source, pair.To, cancellationToken), await CountAsync(target, pair.To, cancellationToken));
            if (before != copied || after != copied)
            {
                return CopyResult.Refused.Because(CopyProblem.CountsDiffer, pair.To.Name, Text(before), Text(after));
            }

            done.Add(new(pair.To.Name, copied));
            progress?.Report(done[^1]);
        }

        await ContinueIdsAsync(source, target, done, cancellationToken);
        var head = await new LedgerRepository(source).HeadAsync(cancellationToken);
        var ledger = await LedgerVerifier.VerifyAsync(new LedgerRepository(target).All(), head, cancellationToken);
        if (!ledger.IsSound || ledger.Entries != head.Seq)
        {
            return CopyResult.Refused.Because(CopyProblem.LedgerBroken, Text(ledger.Seq ?? head.Seq + 1));
        }

        await target.CommitAsync(cancellationToken);
        return new CopyResult.Copied(done, head);
    }

    private CopyResult? SourceProblem()
    {
        if (from.Options.Provider == DatabaseProvider.Sqlite && !File.Exists(from.Place))
        {
            return CopyResult.Refused.Because(CopyProblem.SourceMissing, from.Place);
        }

        var isSame = from.Options.Provider == to.Options.Provider && (from.Options.Provider == DatabaseProvider.Sqlite
            ? Path.GetFullPath(from.Place) == Path.GetFullPath(to.Place)
            : string.Equals(from.Place, to.Place, StringComparison.OrdinalIgnoreCase));
        if (isSame)
        {
            return CopyResult.Refused.Because(CopyProblem.SameDatabase);
        }

        var pending = new Migrator(from).Pending();
        return pending.Count > 0 ? CopyResult.Refused.Because(CopyProblem.SourceOutdated, Text(pending.Count)) : null;
    }

    private static List<(CopyTable From, CopyTable To)> Pair(
        IReadOnlyList<CopyTable> source,
        IReadOnlyList<CopyTable> target,
        out IReadOnlyList<string> difference)
    {
        var (before, after) = (Columns(source), Columns(target));
        difference = [.. before.Except(after).Concat(after.Except(before)).Order(StringComparer.Ordinal)];
        return difference.Count > 0 ? [] : [.. target.Select(table => (source.Single(other => other.Name == table.Name), table))];

        static HashSet<string> Columns(IReadOnlyList<CopyTable> tables) =>
            [.. tables.SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}"))];
    }

    /// <summary>Takes out what the migrations put in, for the source has it too; refuses where there is anything else.</summary>
    private static async Task<CopyResult?> ClearAsync(Session target, List<(CopyTable From, CopyTable To)> pairs, CancellationToken cancellationToken)
    {
        var fresh = FreshTables.Rows();
        foreach (var (_, table) in pairs)
        {
            var rows = await CountAsync(target, table, cancellationToken);
            if (rows != fresh.GetValueOrDefault(table.Name))
            {
                return CopyResult.Refused.Because(CopyProblem.TargetNotEmpty, table.Name, Text(rows));
            }
        }

        foreach (var (_, table) in pairs.AsEnumerable().Reverse().Where(pair => fresh.GetValueOrDefault(pair.To.Name) > 0))
        {
            await target.ExecuteAsync($"DELETE FROM [{table.Name}]", null, cancellationToken);
        }

        return null;
    }

    private async Task<long> CopyAsync(Session source, Session target, (CopyTable From, CopyTable To) pair, CancellationToken cancellationToken)
    {
        var names = pair.To.Columns.Select(column => column.Name).ToList();
        var select =
            $"SELECT {string.Join(", ", names.Select(name => $"[{name}]"))} FROM [{pair.From.Name}] "
            + $"ORDER BY {string.Join(", ", pair.From.Key.Select(name => $"[{name}]"))}";
        await using var reader = await source.Connection.ExecuteReaderAsync(
            new CommandDefinition(select, transaction: source.Transaction, commandTimeout: 0, cancellationToken: cancellationToken));

        // Only SQL Server's types say what a value is; SQLite knows text, numbers and bytes.
        var typed = from.Options.Provider == DatabaseProvider.SqlServer ? pair.From : pair.To;
        var types = names.ConvertAll(name => typed.Columns.Single(column => column.Name == name).Type);
        await using var rows = new CopiedRows(reader, pair.To, names, types, CopyValue.Between(from.Options.Provider, to.Options.Provider));
        return await target.Dialect.InsertAsync(target, pair.To.Name, rows, cancellationToken);
    }

    /// <summary>An id that was given out once is never given out again: the ledger may speak of it.</summary>
    private static async Task ContinueIdsAsync(Session source, Session target, List<CopiedTable> done, CancellationToken cancellationToken)
    {
        var rows = done.ToDictionary(table => table.Name, table => table.Rows, StringComparer.Ordinal);
        foreach (var last in await source.QueryAsync<LastIdRow>(source.Dialect.Catalog.LastIds, null, cancellationToken))
        {
            if (rows.TryGetValue(last.TableName, out var count))
            {
                await target.ExecuteAsync(target.Dialect.ContinueIds(last.TableName, count == 0, last.LastId), null, cancellationToken);
            }
        }
    }

    private static Task<long> CountAsync(Session session, CopyTable table, CancellationToken cancellationToken) =>
        session.ScalarAsync<long>($"SELECT COUNT(*) FROM [{table.Name}]", null, cancellationToken);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record LastIdRow
    {
        public required string TableName { get; init; }

        public long LastId { get; init; }
    }
}
