using Tracker.Engine.Accountability;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>One promise over the years.</summary>
/// <param name="Entries">By year, then as they stand in the reports; a year may hold several parts of it.</param>
public sealed record PromiseThread(IReadOnlyList<ThreadEntry> Entries)
{
    /// <summary>The words of the latest year.</summary>
    public ThreadEntry Latest => Entries[^1];

    public int Years => Entries.Select(entry => entry.PlanYear).Distinct().Count();

    /// <summary>Whether no report says that it was fulfilled, and nobody withdrew it.</summary>
    public bool IsUnfulfilled => Latest.EffectiveStatus != AssessmentStatus.Withdrawn
        && Entries.All(entry => entry.EffectiveStatus != AssessmentStatus.Fulfilled);
}

/// <summary>Reads the threads that run through an agency's years.</summary>
public sealed class ThreadQueries(Database database)
{
    internal const string EntriesSql =
        """
        SELECT c.id AS commitment_id, c.identity_hash, c.report_id, a.plan_year, c.text, a.effective_status
        FROM assessments a
        INNER JOIN commitments c ON c.id = a.commitment_id
        WHERE a.agency_id = @AgencyId
        ORDER BY a.plan_year, c.ordinal
        """;

    internal const string LinksSql =
        """
        SELECT k.earlier_id, k.later_id, k.score
        FROM assessments a
        INNER JOIN carried_over k ON k.earlier_id = a.commitment_id
        WHERE a.agency_id = @AgencyId
        ORDER BY k.earlier_id, k.later_id
        """;

    /// <summary>
    /// The promises made in more than one year: those that no report calls fulfilled first, the longest first among them, then by the latest
    /// year. None where there is no such agency within.
    /// </summary>
    public async Task<IReadOnlyList<PromiseThread>> OfAgencyAsync(Scope scope, long agencyId, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        if (!await session.HasAsync(scope, agencyId, cancellationToken))
        {
            return [];
        }

        var args = new { AgencyId = agencyId };
        var entries = (await session.QueryAsync<ThreadEntry>(EntriesSql, args, cancellationToken)).ToDictionary(entry => entry.CommitmentId);
        var links = await session.QueryAsync<StoredCarriedOver>(LinksSql, args, cancellationToken);
        return
        [
            .. PromiseThreads.Of([.. entries.Keys], links.Select(link => (link.EarlierId, link.LaterId)))
                .Select(thread => new PromiseThread([.. thread.Select(id => entries[id])]))
                .Where(thread => thread.Years > 1)
                .OrderByDescending(thread => thread.IsUnfulfilled)
                .ThenByDescending(thread => thread.Years)
                .ThenByDescending(thread => thread.Latest.PlanYear)
                .ThenBy(thread => thread.Latest.CommitmentId),
        ];
    }
}
