using System.Data.Common;
using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>
/// 督办: opens a case on a confirmed flag, once, and takes it from step to step until somebody who neither reported nor reviewed
/// closes it. A case stays when its flag closes.
/// </summary>
public sealed class FollowUpCase(Database database, FollowUpSettings settings, HolidayCalendar calendar, TimeProvider time)
{
    private readonly EvidenceIntake evidence = new(settings);

    /// <param name="scope">Which agencies the actor supervises.</param>
    /// <param name="flagKey">A flag that a person confirmed.</param>
    /// <param name="demand">What is to be done.</param>
    /// <param name="actor">Who opens it.</param>
    /// <param name="roles">What the actor is to the flag's agency.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<FollowUpResult<StoredCase>> OpenAsync(
        Scope scope,
        string flagKey,
        string demand,
        string actor,
        IReadOnlyCollection<Role> roles,
        CancellationToken cancellationToken = default)
    {
        var text = FollowUpText.Trimmed(demand);
        if (FollowUpText.Fault(text, isNeeded: true, settings) is var (problem, values))
        {
            return FollowUpResult<StoredCase>.Because(problem, values);
        }

        if (!CaseSteps.Roles(CaseStep.Registered).Any(roles.Contains))
        {
            return FollowUpResult<StoredCase>.Because(FollowUpProblem.RoleMissing);
        }

        await using var session = await database.WriteAsync(cancellationToken);
        if (await new FlagRepository(session).ByKeyAsync(flagKey, cancellationToken) is not { } flag
            || !await session.HasAsync(scope, flag.AgencyId, cancellationToken))
        {
            return FollowUpResult<StoredCase>.Because(FollowUpProblem.SubjectNotFound);
        }

        var cases = new CaseRepository(session);
        if (await cases.ByFlagAsync(flagKey, cancellationToken) is { } there)
        {
            return Exists(there);
        }

        if (flag.Status != FlagStatus.Confirmed)
        {
            return FollowUpResult<StoredCase>.Because(FollowUpProblem.FlagNotConfirmed);
        }

        var now = time.GetUtcNow();
        try
        {
            var opened = await cases.InsertAsync(
                new StoredCase
                {
                    FlagKey = flag.FlagKey,
                    AgencyId = flag.AgencyId,
                    Year = flag.Year,
                    CommitmentIdentity = flag.CommitmentIdentity,
                    Step = CaseStep.Registered,
                    Version = 1,
                    Demand = text!,
                    OpenedBy = actor,
                    OpenedAt = now,
                    UpdatedAt = now,
                },
                cancellationToken);
            await AppendAsync(session, opened, CaseStep.Registered, text, actor, [], cancellationToken);
            await session.CommitAsync(cancellationToken);
            return new FollowUpResult<StoredCase>.Done(opened);
        }
        catch (DbException error) when (session.Dialect.IsDuplicateKey(error))
        {
            // Opened by somebody else between looking and inserting.
            return new FollowUpResult<StoredCase>.ChangedMeanwhile();
        }
    }

    /// <param name="scope">
    /// Where the actor may take such a step: an office's step at the office the case was given to, any other at the agency it is about.
    /// </param>
    /// <param name="request">The step.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<FollowUpResult<StoredCase>> TakeAsync(Scope scope, CaseRequest request, CancellationToken cancellationToken = default)
    {
        if (evidence.Fault(request.Files) is var (fileProblem, names))
        {
            return FollowUpResult<StoredCase>.Because(fileProblem, names);
        }

        await using var session = await database.WriteAsync(cancellationToken);
        var cases = new CaseRepository(session);
        if (await cases.ByIdAsync(request.CaseId, cancellationToken) is not { } before
            || !await session.HasAsync(scope, CaseSteps.IsOffices(request.Step) ? before.AssignedAgencyId ?? before.AgencyId : before.AgencyId, cancellationToken))
        {
            return FollowUpResult<StoredCase>.Because(FollowUpProblem.SubjectNotFound);
        }

        if (before.Version != request.Version)
        {
            return new FollowUpResult<StoredCase>.ChangedMeanwhile();
        }

        var change = new CaseChange(settings, calendar.Current.Days, time.GetUtcNow());
        if (change.Fault(before, request) is var (problem, values))
        {
            return FollowUpResult<StoredCase>.Because(problem, values);
        }

        if (request.AgencyId is { } office
            && (await new AgencyRepository(session).ByIdAsync(office, cancellationToken) is null || !await session.HasAsync(scope, office, cancellationToken)))
        {
            return FollowUpResult<StoredCase>.Because(FollowUpProblem.SubjectNotFound);
        }

        var after = change.After(before, request);
        if (!await cases.UpdateAsync(after, cancellationToken))
        {
            return new FollowUpResult<StoredCase>.ChangedMeanwhile();
        }

        after = after with { Version = before.Version + 1 };
        await AppendAsync(session, after, request.Step, FollowUpText.Trimmed(request.Text), request.Actor, request.Files, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return new FollowUpResult<StoredCase>.Done(after);
    }

    private static FollowUpResult<StoredCase>.Refused Exists(StoredCase there) =>
        FollowUpResult<StoredCase>.Because(FollowUpProblem.CaseExists, there.Id.ToString(CultureInfo.InvariantCulture));

    private static async Task AppendAsync(
        Session session,
        StoredCase after,
        CaseStep step,
        string? text,
        string actor,
        IReadOnlyList<EvidenceUpload> files,
        CancellationToken cancellationToken)
    {
        var taken = await new CaseRepository(session).InsertEventAsync(
            new StoredCaseEvent
            {
                CaseId = after.Id,
                Number = after.Version,
                Step = step,
                Text = text,
                AssignedAgencyId = after.AssignedAgencyId,
                AcceptBy = after.AcceptBy,
                ReportBy = after.ReportBy,
                Actor = actor,
                At = after.UpdatedAt,
            },
            cancellationToken);
        var hashes = await EvidenceIntake.StoreAsync(session, files, EvidenceSubject.CaseEvent, taken.Id, actor, taken.At, cancellationToken);
        await session.RecordAsync(
            taken.At,
            actor,
            "case." + step.ToString().ToLowerInvariant(),
            string.Create(CultureInfo.InvariantCulture, $"case:{after.Id}"),
            [
                ("flag", after.FlagKey),
                ("number", taken.Number),
                ("text", text),
                ("office", after.AssignedAgencyId),
                ("acceptBy", after.AcceptBy is { } acceptBy ? FollowUpText.Of(acceptBy) : null),
                ("reportBy", after.ReportBy is { } reportBy ? FollowUpText.Of(reportBy) : null),
                ("evidence", string.Join(' ', hashes)),
            ],
            cancellationToken,
            [after.AgencyId, .. after.AssignedAgencyId is { } office ? new[] { office } : []]);
    }
}
