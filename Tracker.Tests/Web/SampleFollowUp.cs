using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Tests.Pipeline;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Web;

/// <summary>What follows up on the samples.</summary>
internal static class SampleFollowUp
{
    /// <summary>Proposes a circular as escalation does.</summary>
    public static async Task<long> ProposeAsync(Database database, CommitmentListItem about)
    {
        await using var session = await database.WriteAsync(default);
        var id = await session.InsertAsync(
            DecideCircularTest<SqliteTestDatabase>.InsertSql,
            new
            {
                Key = "Commitment:" + about.IdentityHash,
                about.AgencyId,
                Year = about.PlanYear,
                Kind = nameof(ReminderSubject.Commitment),
                Subject = about.IdentityHash,
                about.DueOn,
                At = new DateTimeOffset(2025, 3, 14, 1, 0, 0, TimeSpan.Zero),
            },
            default);
        await session.CommitAsync(default);
        return id;
    }
}
