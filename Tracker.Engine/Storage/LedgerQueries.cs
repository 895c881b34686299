using Tracker.Engine.Ledger;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>Which entries are wanted; null filters nothing.</summary>
public sealed record LedgerFilter
{
    public string? Subject { get; init; }

    /// <summary>A person's user name, or a job.</summary>
    public string? Actor { get; init; }

    /// <summary>What was done: flag.raised.</summary>
    public string? Action { get; init; }

    /// <summary>About this agency itself.</summary>
    public long? AgencyId { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Reads and verifies the ledger.</summary>
public sealed class LedgerQueries(Database database)
{
    /// <summary>The latest entries first; with a subject, only those about it.</summary>
    public Task<Page<LedgerEntry>> ListAsync(
        Scope scope,
        PageRequest page,
        string? subject = null,
        CancellationToken cancellationToken = default) => ListAsync(scope, new LedgerFilter { Subject = subject }, page, cancellationToken);

    /// <summary>The latest entries first.</summary>
    public async Task<Page<LedgerEntry>> ListAsync(
        Scope scope,
        LedgerFilter filter,
        PageRequest page,
        CancellationToken cancellationToken = default)
    {
        var args = new
        {
            filter.Subject,
            filter.Actor,
            User = ActingPerson.UserPrefix + filter.Actor,
            filter.Action,
            filter.AgencyId,
            filter.From,
            filter.Until,
            scope.Roots,
            page.Take,
            page.Skip,
        };
        await using var session = await database.ReadAsync(cancellationToken);
        var total = await session.ScalarAsync<int>(ListSql("COUNT(*)", scope, filter), args, cancellationToken);
        var list = ListSql(LedgerRepository.Columns, scope, filter) + "\nORDER BY seq DESC";
        return new(
            await session.QueryAsync<LedgerEntry>(session.Dialect.Paged(list), args, cancellationToken), total, page.Number, page.Take);
    }

    public async Task<LedgerHead> HeadAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new LedgerRepository(session).HeadAsync(cancellationToken);
    }

    /// <summary>Reads the whole ledger and names the first broken entry.</summary>
    /// <param name="notedHead">A head noted elsewhere at an earlier time; null checks against the one stored beside the ledger.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<LedgerVerification> VerifyAsync(LedgerHead? notedHead = null, CancellationToken cancellationToken = default)
    {
        var head = notedHead ?? await HeadAsync(cancellationToken);
        LedgerVerification verified;
        await using (var session = await database.ReadAsync(cancellationToken))
        {
            verified = await LedgerVerifier.VerifyAsync(new LedgerRepository(session).All(), head, cancellationToken);
        }

        // Entries may be added while this reads, so the head read first is only a lower bound; the one read last is the upper.
        var headNow = await HeadAsync(cancellationToken);
        return verified.IsSound && verified.Entries > headNow.Seq
            ? new(headNow.Seq, LedgerFault.HeadDiffers, headNow.Seq + 1)
            : verified;
    }

    internal static string ListSql(string columns, Scope scope, LedgerFilter filter) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT {columns}
        FROM ledger
        {new SqlFilter()
            .When(filter.Subject is not null, "subject = @Subject")
            .When(filter.Actor is not null, "(actor = @Actor OR actor = @User)")
            .When(filter.Action is not null, "action = @Action")
            .When(filter.AgencyId is not null, "seq IN (SELECT l.seq FROM ledger_agencies l WHERE l.agency_id = @AgencyId)")
            .When(filter.From is not null, "at >= @From")
            .When(filter.Until is not null, "at < @Until")
            .When(!scope.IsEverything, "seq IN (SELECT l.seq FROM ledger_agencies l WHERE l.agency_id IN (SELECT id FROM reach))")}
        """;
}
