using System.Data.Common;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

public sealed record ExtensionRequest
{
    public required string CommitmentIdentity { get; init; }

    public required DateOnly AskedFor { get; init; }

    public required string Reason { get; init; }

    public required string Actor { get; init; }
}

public sealed record ExtensionDecision
{
    public required long ExtensionId { get; init; }

    public required bool IsApproved { get; init; }

    /// <summary>Needed to refuse.</summary>
    public string? Reason { get; init; }

    public required string Actor { get; init; }
}

/// <summary>
/// 延期: an office asks for a later date before the old one has passed, and somebody else decides. Approval moves the due date,
/// so that Overdue closes; a refusal keeps its reason.
/// </summary>
public sealed class ExtendDeadline(Database database, FlagSettings flags, FollowUpSettings settings, TimeProvider time)
{
    /// <param name="scope">For which agencies the actor may ask.</param>
    /// <param name="request">Which date, for which commitment.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<FollowUpResult<StoredExtension>> AskAsync(
        Scope scope,
        ExtensionRequest request,
        CancellationToken cancellationToken = default)
    {
        var reason = FollowUpText.Trimmed(request.Reason);
        if (FollowUpText.Fault(reason, isNeeded: true, settings) is var (problem, values))
        {
            return FollowUpResult<StoredExtension>.Because(problem, values);
        }

        await using var session = await database.WriteAsync(cancellationToken);
        if (await FollowUpSubject.ClaimAsync(session, scope, request.CommitmentIdentity, cancellationToken) is not { } subject)
        {
            return FollowUpResult<StoredExtension>.Because(FollowUpProblem.SubjectNotFound);
        }

        var extensions = new ExtensionRepository(session);
        var before = await extensions.OfCommitmentAsync(subject.Identity, cancellationToken);
        var due = before.LastOrDefault(extension => extension.Status == ExtensionStatus.Approved)?.AskedFor ?? subject.Commitment.DueOn;
        if (await ObjectionAsync(session, subject, due, request.AskedFor, cancellationToken) is { } objection)
        {
            return objection;
        }

        try
        {
            var asked = await extensions.InsertAsync(
                new StoredExtension
                {
                    CommitmentIdentity = subject.Identity,
                    AgencyId = subject.Report.AgencyId,
                    DueOn = due,
                    AskedFor = request.AskedFor,
                    Reason = reason!,
                    AskedBy = request.Actor,
                    AskedAt = time.GetUtcNow(),
                },
                cancellationToken);
            await RecordAsync(session, "extension.asked", asked, request.Actor, reason, cancellationToken);
            await session.CommitAsync(cancellationToken);
            return new FollowUpResult<StoredExtension>.Done(asked);
        }
        catch (DbException error) when (session.Dialect.IsDuplicateKey(error))
        {
            return FollowUpResult<StoredExtension>.Because(FollowUpProblem.AlreadyAsked);
        }
    }

    /// <param name="scope">Which agencies the actor supervises.</param>
    /// <param name="decision">What is decided.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<FollowUpResult<StoredExtension>> DecideAsync(
        Scope scope,
        ExtensionDecision decision,
        CancellationToken cancellationToken = default)
    {
        var reason = FollowUpText.Trimmed(decision.Reason);
        if (FollowUpText.Fault(reason, isNeeded: !decision.IsApproved, settings) is var (problem, values))
        {
            return FollowUpResult<StoredExtension>.Because(problem, values);
        }

        await using var session = await database.WriteAsync(cancellationToken);
        var extensions = new ExtensionRepository(session);
        if (await extensions.ByIdAsync(decision.ExtensionId, cancellationToken) is not { } asked
            || await FollowUpSubject.ClaimAsync(session, scope, asked.CommitmentIdentity, cancellationToken) is not { } subject)
        {
            return FollowUpResult<StoredExtension>.Because(FollowUpProblem.SubjectNotFound);
        }

        var decided = asked with
        {
            Status = decision.IsApproved ? ExtensionStatus.Approved : ExtensionStatus.Refused,
            DecidedBy = decision.Actor,
            DecidedAt = time.GetUtcNow(),
            DecisionReason = reason,
        };
        if (!await extensions.DecideAsync(decided, cancellationToken))
        {
            return await extensions.ByIdAsync(asked.Id, cancellationToken) is { Status: ExtensionStatus.Asked }
                ? FollowUpResult<StoredExtension>.Because(FollowUpProblem.SamePerson)
                : new FollowUpResult<StoredExtension>.ChangedMeanwhile();
        }

        var action = decision.IsApproved ? "extension.approved" : "extension.refused";
        await RecordAsync(session, action, decided, decision.Actor, reason, cancellationToken);
        await subject.FlagAsync(session, flags, time, decision.Actor, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return new FollowUpResult<StoredExtension>.Done(decided);
    }

    private async Task<FollowUpResult<StoredExtension>?> ObjectionAsync(
        Session session,
        FollowUpSubject subject,
        DateOnly due,
        DateOnly askedFor,
        CancellationToken cancellationToken)
    {
        var assessments = await new AssessmentRepository(session).OfReportAsync(subject.Report.Id, cancellationToken);
        var status = assessments.FirstOrDefault(assessment => assessment.CommitmentId == subject.Commitment.Id)?.EffectiveStatus;
        var answer = await new ReportRepository(session).AnsweringAsync(subject.Report.AgencyId, subject.Report.PlanYear, cancellationToken);
        var latest = settings.LatestExtension(subject.Commitment.DueOn);
        return answer is not null || status is not AssessmentStatus.AwaitingReport
                ? FollowUpResult<StoredExtension>.Because(FollowUpProblem.NothingToExtend)
            : due < ChinaTime.Today(time) ? FollowUpResult<StoredExtension>.Because(FollowUpProblem.AfterExpiry, FollowUpText.Of(due))
            : askedFor <= due ? FollowUpResult<StoredExtension>.Because(FollowUpProblem.NotLater, FollowUpText.Of(due))
            : askedFor > latest ? FollowUpResult<StoredExtension>.Because(FollowUpProblem.TooFar, FollowUpText.Of(latest))
            : null;
    }

    private Task RecordAsync(
        Session session,
        string action,
        StoredExtension extension,
        string actor,
        string? reason,
        CancellationToken cancellationToken) => session.RecordAsync(
            time.GetUtcNow(),
            actor,
            action,
            "commitment:" + extension.CommitmentIdentity,
            [
                ("extension", extension.Id),
                ("dueOn", FollowUpText.Of(extension.DueOn)),
                ("askedFor", FollowUpText.Of(extension.AskedFor)),
                ("reason", reason),
            ],
            cancellationToken,
            extension.AgencyId);
}
