namespace Tracker.Engine.Storage;

/// <summary>A piece of work that is claimed, or that could not be done.</summary>
public sealed record StoredWorkItem
{
    public required string Kind { get; init; }

    public required string ItemKey { get; init; }

    /// <summary>What the worker noted of it, such as a file's size and time.</summary>
    public string? Note { get; init; }

    /// <summary>Since when it has been as noted.</summary>
    public DateTimeOffset SeenAt { get; init; }

    public string? ClaimedBy { get; init; }

    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>How often it was begun without success.</summary>
    public int Attempts { get; init; }

    /// <summary>Sweeps leave it alone until then.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public string? Problem { get; init; }
}

internal sealed class WorkItemRepository(Session session)
{
    internal const string Columns = "kind, item_key, note, seen_at, claimed_by, claimed_until, attempts, not_before, problem";

    internal const string ByKeySql = $"SELECT {Columns} FROM work_items WHERE kind = @Kind AND item_key = @Key";

    internal const string OfKindSql = $"SELECT {Columns} FROM work_items WHERE kind = @Kind ORDER BY item_key";

    internal const string TroubledSql = $"SELECT {Columns} FROM work_items WHERE problem IS NOT NULL ORDER BY kind, item_key";

    /// <summary>Compare and set: of two workers one changes the row.</summary>
    internal const string ClaimSql =
        """
        UPDATE work_items
        SET claimed_by = @Worker, claimed_until = @Until, attempts = attempts + 1
        WHERE kind = @Kind AND item_key = @Key
            AND (claimed_until IS NULL OR claimed_until < @Now OR claimed_by = @Dead)
            AND (not_before IS NULL OR not_before <= @DueBy)
        """;

    internal const string InsertSql =
        """
        INSERT INTO work_items (kind, item_key, note, seen_at, claimed_by, claimed_until, attempts)
        VALUES (@Kind, @Key, @Note, @Now, @Worker, @Until, @Attempts)
        """;

    internal const string NoteSql = "UPDATE work_items SET note = @Note, seen_at = @Now, not_before = NULL WHERE kind = @Kind AND item_key = @Key";

    internal const string FailSql =
        """
        UPDATE work_items
        SET claimed_by = NULL, claimed_until = NULL, not_before = @NotBefore, problem = @Problem
        WHERE kind = @Kind AND item_key = @Key AND claimed_by = @Worker
        """;

    /// <summary>Given back undone, as if never begun.</summary>
    internal const string ReleaseSql =
        """
        UPDATE work_items
        SET claimed_by = NULL, claimed_until = NULL, attempts = attempts - 1
        WHERE kind = @Kind AND item_key = @Key AND claimed_by = @Worker
        """;

    internal const string DeleteSql = "DELETE FROM work_items WHERE kind = @Kind AND item_key = @Key AND claimed_by = @Worker";

    internal const string PruneSql =
        """
        DELETE FROM work_items
        WHERE claimed_until < @Expired
            OR (seen_at < @Before AND claimed_until IS NULL AND (not_before IS NULL OR not_before < @Before))
        """;

    public Task<StoredWorkItem?> ByKeyAsync(string kind, string key, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredWorkItem>(ByKeySql, new { Kind = kind, Key = key }, cancellationToken);

    public Task<IReadOnlyList<StoredWorkItem>> OfKindAsync(string kind, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredWorkItem>(OfKindSql, new { Kind = kind }, cancellationToken);

    public Task<IReadOnlyList<StoredWorkItem>> TroubledAsync(CancellationToken cancellationToken) =>
        session.QueryAsync<StoredWorkItem>(TroubledSql, null, cancellationToken);

    public Task<int> RunAsync(string sql, object args, CancellationToken cancellationToken) => session.ExecuteAsync(sql, args, cancellationToken);
}
