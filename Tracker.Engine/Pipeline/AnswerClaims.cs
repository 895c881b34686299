using System.Data.Common;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

public sealed record AnswerClaimRequest
{
    public required string CommitmentIdentity { get; init; }

    /// <summary>The sentence of the report that answers.</summary>
    public required string OutcomeIdentity { get; init; }

    /// <summary>Why it answers, where that is not plain.</summary>
    public string? Remark { get; init; }

    public required string Actor { get; init; }
}

public sealed record AnswerClaimDecision
{
    public required long ClaimId { get; init; }

    public required bool IsConfirmed { get; init; }

    /// <summary>Where confirmed: the status to set; null leaves it to what follows from the confirmed link.</summary>
    public AssessmentStatus? Status { get; init; }

    /// <summary>Needed to reject and to set a status.</summary>
    public string? Reason { get; init; }

    public required string Actor { get; init; }
}

/// <summary>
/// 指认: an office points at the sentence of its published report that answers a promise. That is the office's statement and
/// changes nothing; somebody else confirms it, which is a decision like any other on the link, or rejects it with a reason.
/// Both sides find it in their inbox.
/// </summary>
public sealed class AnswerClaims(Database database, RecordDecision decide, AnswerNotices notices, FollowUpSettings settings, TimeProvider time)
{
    /// <param name="scope">For which agencies the actor may speak.</param>
    /// <param name="request">Which sentence, for which promise.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<FollowUpResult<StoredAnswerClaim>> PointOutAsync(
        Scope scope,
        AnswerClaimRequest request,
        CancellationToken cancellationToken = default)
    {
        var remark = FollowUpText.Trimmed(request.Remark);
        if (FollowUpText.Fault(remark, isNeeded: false, settings) is var (problem, values))
        {
            return FollowUpResult<StoredAnswerClaim>.Because(problem, values);
        }

        await using var session = await database.WriteAsync(cancellationToken);
        if (await FollowUpSubject.ClaimAsync(session, scope, request.CommitmentIdentity, cancellationToken) is not { } subject
            || await new OutcomeRepository(session).ByIdentityAsync(request.OutcomeIdentity, cancellationToken) is not { } outcome)
        {
            return FollowUpResult<StoredAnswerClaim>.Because(FollowUpProblem.SubjectNotFound);
        }

        var answering = await new ReportRepository(session).AnsweringAsync(subject.Report.AgencyId, subject.Report.PlanYear, cancellationToken);
        if (answering?.Id != outcome.ReportId)
        {
            return FollowUpResult<StoredAnswerClaim>.Because(FollowUpProblem.AnswerElsewhere);
        }

        var claims = new AnswerClaimRepository(session);
        var waiting = (await claims.OfCommitmentAsync(subject.Identity, cancellationToken)).LastOrDefault(claim =>
            claim.Status == AnswerClaimStatus.Waiting && claim.OutcomeIdentity == outcome.IdentityHash);
        if (waiting is not null)
        {
            return new FollowUpResult<StoredAnswerClaim>.Unchanged(waiting);
        }

        try
        {
            var claim = await claims.InsertAsync(
                new StoredAnswerClaim
                {
                    CommitmentIdentity = subject.Identity,
                    OutcomeIdentity = outcome.IdentityHash,
                    AgencyId = subject.Report.AgencyId,
                    Sentence = outcome.Text,
                    Remark = remark,
                    Actor = request.Actor,
                    ClaimedAt = time.GetUtcNow(),
                },
                cancellationToken);
            await RecordAsync(session, "answer.claimed", claim, claim.Actor, remark, cancellationToken);
            await notices.ClaimedAsync(session, claim, subject.Commitment, cancellationToken);
            await session.CommitAsync(cancellationToken);
            return new FollowUpResult<StoredAnswerClaim>.Done(claim);
        }
        catch (DbException error) when (session.Dialect.IsDuplicateKey(error))
        {
            return new FollowUpResult<StoredAnswerClaim>.ChangedMeanwhile();
        }
    }

    /// <param name="scope">For which agencies the actor may decide.</param>
    /// <param name="decision">What is decided.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<FollowUpResult<StoredAnswerClaim>> DecideAsync(
        Scope scope,
        AnswerClaimDecision decision,
        CancellationToken cancellationToken = default)
    {
        var reason = FollowUpText.Trimmed(decision.Reason);
        if (FollowUpText.Fault(reason, isNeeded: !decision.IsConfirmed || decision.Status is not null, settings) is var (problem, values))
        {
            return FollowUpResult<StoredAnswerClaim>.Because(problem, values);
        }

        if (await new AnswerClaimQueries(database).ByIdAsync(scope, decision.ClaimId, cancellationToken) is not { } claim)
        {
            return FollowUpResult<StoredAnswerClaim>.Because(FollowUpProblem.SubjectNotFound);
        }

        if (claim.Status != AnswerClaimStatus.Waiting)
        {
            return new FollowUpResult<StoredAnswerClaim>.ChangedMeanwhile();
        }

        if (claim.Actor == decision.Actor)
        {
            return FollowUpResult<StoredAnswerClaim>.Because(FollowUpProblem.SamePerson);
        }

        // The decisions come first and are the same however often they are made: what is interrupted is simply confirmed again.
        return decision.IsConfirmed && await ConfirmAsync(scope, claim, decision, reason, cancellationToken) is { } refused
            ? refused
            : await StoreAsync(claim, decision, reason, cancellationToken);
    }

    private async Task<FollowUpResult<StoredAnswerClaim>?> ConfirmAsync(
        Scope scope,
        StoredAnswerClaim claim,
        AnswerClaimDecision decision,
        string? reason,
        CancellationToken cancellationToken)
    {
        var link = DecisionRequest.ConfirmLink(claim.CommitmentIdentity, claim.OutcomeIdentity, decision.Actor, reason);
        var result = await decide.ExecuteAsync(scope, link, cancellationToken);
        if (result is not DecisionResult.Refused && decision.Status is { } status)
        {
            result = await decide.ExecuteAsync(scope, DecisionRequest.SetStatus(claim.CommitmentIdentity, status, decision.Actor, reason!), cancellationToken);
        }

        return result switch
        {
            DecisionResult.Refused { Problem: DecisionProblem.OutcomeElsewhere } => FollowUpResult<StoredAnswerClaim>.Because(FollowUpProblem.AnswerElsewhere),
            DecisionResult.Refused => FollowUpResult<StoredAnswerClaim>.Because(FollowUpProblem.SubjectNotFound),
            _ => null,
        };
    }

    private async Task<FollowUpResult<StoredAnswerClaim>> StoreAsync(
        StoredAnswerClaim claim,
        AnswerClaimDecision decision,
        string? reason,
        CancellationToken cancellationToken)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var decided = claim with
        {
            Status = decision.IsConfirmed ? AnswerClaimStatus.Confirmed : AnswerClaimStatus.Rejected,
            DecidedBy = decision.Actor,
            DecidedAt = time.GetUtcNow(),
            DecisionReason = reason,
        };
        if (!await new AnswerClaimRepository(session).DecideAsync(decided, cancellationToken))
        {
            return new FollowUpResult<StoredAnswerClaim>.ChangedMeanwhile();
        }

        await RecordAsync(session, decision.IsConfirmed ? "answer.confirmed" : "answer.rejected", decided, decision.Actor, reason, cancellationToken);
        await notices.DecidedAsync(session, decided, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return new FollowUpResult<StoredAnswerClaim>.Done(decided);
    }

    private Task RecordAsync(
        Session session,
        string action,
        StoredAnswerClaim claim,
        string actor,
        string? words,
        CancellationToken cancellationToken) => session.RecordAsync(
            time.GetUtcNow(),
            actor,
            action,
            "commitment:" + claim.CommitmentIdentity,
            [("answer", claim.Id), ("sentence", claim.Sentence), (action == "answer.claimed" ? "text" : "reason", words)],
            cancellationToken,
            claim.AgencyId);
}
