using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>Reads what offices pointed at.</summary>
public sealed class AnswerClaimQueries(Database database)
{
    /// <summary>On one promise, oldest first.</summary>
    public async Task<IReadOnlyList<StoredAnswerClaim>> OfCommitmentAsync(
        Scope scope,
        string identity,
        CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QueryAsync<StoredAnswerClaim>(OfCommitmentsSql(scope), new { Identities = new[] { identity }, scope.Roots }, cancellationToken);
    }

    /// <summary>On these promises, by the promise's identity, each oldest first.</summary>
    public async Task<ILookup<string, StoredAnswerClaim>> OfCommitmentsAsync(
        Scope scope,
        IEnumerable<string> identities,
        CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return (await session.QueryAsync<StoredAnswerClaim>(
                OfCommitmentsSql(scope), new { Identities = identities.Distinct().ToArray(), scope.Roots }, cancellationToken))
            .ToLookup(claim => claim.CommitmentIdentity, StringComparer.Ordinal);
    }

    public async Task<StoredAnswerClaim?> ByIdAsync(Scope scope, long id, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new AnswerClaimRepository(session).ByIdAsync(id, cancellationToken) is { } claim
            && await session.HasAsync(scope, claim.AgencyId, cancellationToken)
            ? claim
            : null;
    }

    internal static string OfCommitmentsSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT {AnswerClaimRepository.Columns}
        FROM answer_claims w
        {new SqlFilter().When(true, "w.commitment_identity IN @Identities").Within(scope, "w.agency_id")}
        ORDER BY w.id
        """;
}
