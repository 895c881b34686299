using System.Data.Common;
using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>What a day's planning wrote.</summary>
/// <param name="Waiting">Reminders to be told.</param>
/// <param name="Declined">Reminders the person does not want.</param>
/// <param name="Unaddressed">Rungs that nobody is there to be told of.</param>
/// <param name="Overtaken">Untold reminders that a higher rung or the due date itself went past.</param>
/// <param name="Settled">Untold reminders whose facts changed: answered, extended, withdrawn, or told to somebody else.</param>
/// <param name="Circulars">Circulars proposed.</param>
public sealed record PlanCounts(int Waiting, int Declined, int Unaddressed, int Overtaken, int Settled, int Circulars)
{
    public static PlanCounts None { get; } = new(0, 0, 0, 0, 0, 0);

    public bool Any => this != None;

    public static PlanCounts operator +(PlanCounts left, PlanCounts right) => new(
        left.Waiting + right.Waiting,
        left.Declined + right.Declined,
        left.Unaddressed + right.Unaddressed,
        left.Overtaken + right.Overtaken,
        left.Settled + right.Settled,
        left.Circulars + right.Circulars);

    public static PlanCounts Add(PlanCounts left, PlanCounts right) => left + right;
}

/// <summary>
/// Plans the day's reminders from what falls due: open commitments and the reports themselves. Meant to run daily; days that were
/// missed are made good by the next run, which tells the highest rung reached. Agencies are taken in chunks of one transaction
/// each: after a kill the next run finds the finished chunks in order and does the rest.
/// </summary>
public sealed class PlanReminders(Database database, LadderSettings ladder, FlagSettings flags, TimeProvider time)
{
    private const int AgenciesInChunk = 200;
    private const int Attempts = 3;

    public async Task<PlanCounts> ExecuteAsync(string actor, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<Agency> agencies;
        Recipients recipients;
        ILookup<long, int> awaited;
        await using (var session = await database.ReadAsync(cancellationToken))
        {
            agencies = await new AgencyRepository(session).AllAsync(cancellationToken);
            var people = new PersonRepository(session);
            recipients = new(agencies, await people.AllAsync(cancellationToken), await people.AllGrantsAsync(cancellationToken));
            awaited = (await new FlagRepository(session).AwaitingAsync(ChinaTime.Today(time).Year, cancellationToken))
                .ToLookup(year => year.AgencyId, year => year.CycleYear);
        }

        var counts = PlanCounts.None;
        foreach (var chunk in agencies.OrderBy(agency => agency.Id).Chunk(AgenciesInChunk))
        {
            counts += await PlanAsync(chunk, awaited, recipients, actor, cancellationToken);
        }

        return counts;
    }

    private async Task<PlanCounts> PlanAsync(
        IReadOnlyList<Agency> chunk,
        ILookup<long, int> awaited,
        Recipients recipients,
        string actor,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await using var session = await database.WriteAsync(cancellationToken);
                var counts = await PlanAsync(session, chunk, awaited, recipients, actor, cancellationToken);
                await session.CommitAsync(cancellationToken);
                return counts;
            }
            catch (DbException error) when (database.Dialect.IsDuplicateKey(error) && attempt < Attempts)
            {
                // Another run planned the same at the same moment; read again, its rows are simply there.
            }
        }
    }

    private async Task<PlanCounts> PlanAsync(
        Session session,
        IReadOnlyList<Agency> chunk,
        ILookup<long, int> awaited,
        Recipients recipients,
        string actor,
        CancellationToken cancellationToken)
    {
        var (today, now) = (ChinaTime.Today(time), time.GetUtcNow());
        var (from, to) = (chunk[0].Id, chunk[^1].Id);
        var reminders = new ReminderRepository(session);
        var open = await reminders.OpenAsync(from, to, Ladder.Horizon(ladder.StepsFor(ReminderSubject.Commitment), today), cancellationToken);

        // What a closed body left behind is nobody's any more.
        var working = chunk.Where(agency => !agency.IsClosedOn(today)).ToDictionary(agency => agency.Id);
        var due = open.Where(commitment => working.ContainsKey(commitment.AgencyId))
            .Select(commitment => Due(commitment, today))
            .Concat(working.Values.SelectMany(agency => awaited[agency.Id].Select(year => Due(agency, year, today))))
            .ToList();
        var recorded = await reminders.OfAgenciesAsync(from, to, [.. due.Select(subject => subject.Year).Distinct()], cancellationToken);

        var plan = LadderPlan.Of(due, recorded, recipients, today, now);
        await reminders.InsertAsync(plan.Added, cancellationToken);
        await reminders.ChangeAsync(plan.Changes, cancellationToken);
        await reminders.ProposeAsync(plan.Circulars, cancellationToken);
        await RecordAsync(session, plan, recorded, now, actor, cancellationToken);
        return Counts(plan.Added, plan.Changes, plan.Circulars.Count);
    }

    private DueSubject Due(OpenCommitment commitment, DateOnly today)
    {
        var dueOn = commitment.ExtendedTo ?? commitment.DueOn;
        var hasDeadline = commitment.DeadlineStart is not null || commitment.ExtendedTo is not null || flags.OverdueAtYearEnd;
        var isDone = commitment.Claim == ProgressClaim.Done;
        var highest = ladder.HighestFor(commitment.Kind, hasDeadline);
        var step = isDone ? null : Ladder.Reached(ladder.StepsFor(ReminderSubject.Commitment), dueOn, today, highest);
        return new(ReminderSubject.Commitment, commitment.CommitmentIdentity, commitment.AgencyId, commitment.Year, dueOn, step, isDone);
    }

    private DueSubject Due(Agency agency, int year, DateOnly today)
    {
        var dueOn = flags.Calendar.ReportBy(agency.Level, year);
        var step = Ladder.Reached(ladder.StepsFor(ReminderSubject.Report), dueOn, today);
        return new(ReminderSubject.Report, string.Create(CultureInfo.InvariantCulture, $"{agency.Id}/{year}"), agency.Id, year, dueOn, step);
    }

    /// <summary>One entry for each agency with a change: a million reminders would bury everything else in the ledger.</summary>
    private static async Task RecordAsync(
        Session session,
        LadderPlan plan,
        IReadOnlyList<StoredReminder> recorded,
        DateTimeOffset now,
        string actor,
        CancellationToken cancellationToken)
    {
        var agencyOf = recorded.ToDictionary(row => row.Id, row => row.AgencyId);
        var added = plan.Added.ToLookup(row => row.AgencyId);
        var changes = plan.Changes.ToLookup(change => agencyOf[change.Id]);
        var circulars = plan.Circulars.ToLookup(circular => circular.AgencyId);
        foreach (var agencyId in added.Concat<IGrouping<long, object>>(changes).Select(group => group.Key).Distinct().Order())
        {
            var counts = Counts(added[agencyId], changes[agencyId], circulars[agencyId].Count());
            await session.RecordAsync(
                now,
                actor,
                "reminders.planned",
                Recording.Agency(agencyId),
                [
                    ("waiting", counts.Waiting), ("declined", counts.Declined), ("unaddressed", counts.Unaddressed),
                    ("overtaken", counts.Overtaken), ("settled", counts.Settled), ("circulars", counts.Circulars),
                ],
                cancellationToken,
                agencyId);
        }
    }

    private static PlanCounts Counts(IEnumerable<StoredReminder> added, IEnumerable<ReminderChange> changes, int circulars)
    {
        var statuses = added.Select(row => row.Status).Concat(changes.Select(change => change.Status)).CountBy(status => status).ToDictionary();
        return new(
            statuses.GetValueOrDefault(ReminderStatus.Waiting),
            statuses.GetValueOrDefault(ReminderStatus.Declined),
            statuses.GetValueOrDefault(ReminderStatus.Unaddressed),
            statuses.GetValueOrDefault(ReminderStatus.Overtaken),
            statuses.GetValueOrDefault(ReminderStatus.Settled),
            circulars);
    }
}
