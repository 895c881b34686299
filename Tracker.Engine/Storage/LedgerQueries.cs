using Tracker.Engine.Ledger;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>Reads and verifies the ledger.</summary>
public sealed class LedgerQueries(Database database)
{
    /// <summary>The latest entries first; with a subject, only those about it.</summary>
    public async Task<Page<LedgerEntry>> ListAsync(
        Scope scope,
        PageRequest page,
        string? subject = null,
        CancellationToken cancellationToken = default)
    {
        var args = new { Subject = subject, scope.Roots, page.Take, page.Skip };
        await using var session = await database.ReadAsync(cancellationToken);
        var total = await session.ScalarAsync<int>(ListSql("COUNT(*)", scope, subject), args, cancellationToken);
        var list = ListSql(LedgerRepository.Columns, scope, subject) + "\nORDER BY seq DESC";
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

    internal static string ListSql(string columns, Scope scope, string? subject) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT {columns}
        FROM ledger
        {new SqlFilter()
            .When(subject is not null, "subject = @Subject")
            .When(!scope.IsEverything, "seq IN (SELECT l.seq FROM ledger_agencies l WHERE l.agency_id IN (SELECT id FROM reach))")}
        """;
}
