using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>Stores a decision and its ledger entry, unless the same one is in force already.</summary>
internal sealed class DecisionRecorder(Session session, DateTimeOffset now)
{
    public async Task<DecisionResult> RecordAsync(
        DecisionRequest request,
        string? commitmentIdentity,
        string? value,
        IReadOnlyList<long> agencies,
        CancellationToken cancellationToken,
        string? subject = null)
    {
        subject ??= request.Subject;
        var decisions = new DecisionRepository(session);
        var inForce = await decisions.InForceAsync(request.SubjectKind, subject, cancellationToken);
        var isSame = inForce is null ? request.Kind == DecisionKind.Revoke : inForce.Kind == request.Kind && inForce.Value == value;
        if (isSame)
        {
            return new DecisionResult.Unchanged(inForce);
        }

        var decision = await decisions.InsertAsync(
            new Decision
            {
                SubjectKind = request.SubjectKind,
                SubjectIdentity = subject,
                CommitmentIdentity = commitmentIdentity,
                Kind = request.Kind,
                Value = value,
                Reason = request.Reason,
                Actor = request.Actor,
                DecidedAt = now,
            },
            cancellationToken);
        await session.RecordAsync(
            now,
            request.Actor,
            "decision.recorded",
            $"{request.SubjectKind.ToString().ToLowerInvariant()}:{subject}",
            [
                ("decision", decision.Id),
                ("kind", decision.Kind),
                ("value", decision.Value),
                ("reason", decision.Reason),
                ("supersedes", inForce?.Id),
            ],
            cancellationToken,
            agencies);
        return new DecisionResult.Recorded(decision);
    }
}

/// <summary>Brings the status readers see, and the place in the review queue, into line with the decisions on one commitment.</summary>
internal sealed class EffectiveStatusWriter(Session session)
{
    public async Task WriteAsync(long reportId, StoredCommitment commitment, CancellationToken cancellationToken)
    {
        var assessments = new AssessmentRepository(session);
        var inForce = (await new DecisionRepository(session).OfCommitmentAsync(commitment.IdentityHash, cancellationToken))
            .Where(decision => decision.SupersededBy is null);
        var decisions = CommitmentDecisions.Of(inForce);
        var before = (await assessments.OfReportAsync(reportId, cancellationToken)).Single(row => row.CommitmentId == commitment.Id);
        var after = before with
        {
            EffectiveStatus = decisions.Effective(commitment.IdentityHash, before.Status),
            DecisionId = decisions.OnStatus(commitment.IdentityHash)?.Id,
            ReviewWorth = decisions.ReviewWorth(commitment.IdentityHash, commitment.Kind, before.Status, before.FlagProbability),
        };
        if (after != before)
        {
            await assessments.UpdateAsync([after], cancellationToken);
            await new YearTallyRepository(session).CountAsync(after.AgencyId, after.PlanYear, cancellationToken);
        }
    }
}
