using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

public sealed record CircularDecision
{
    public required long CircularId { get; init; }

    public required bool IsApproved { get; init; }

    /// <summary>What was read, as the draft names it; to approve.</summary>
    public string? Seen { get; init; }

    /// <summary>Until when an answer is wanted; to approve.</summary>
    public DateOnly? ReplyBy { get; init; }

    /// <summary>Needed to reject.</summary>
    public string? Reason { get; init; }

    public required string Actor { get; init; }
}

/// <summary>
/// 通报: a person approves a proposed circular in the words that were read, or rejects it. Nothing is sent by approving; what
/// was approved is kept and can be printed. Whatever proposes circulars can never approve one.
/// </summary>
public sealed class DecideCircular(Database database, CircularDrafts drafts, FollowUpSettings settings, TimeProvider time)
{
    public async Task<FollowUpResult<StoredCircular>> ExecuteAsync(
        Scope scope,
        CircularDecision decision,
        CancellationToken cancellationToken = default)
    {
        var reason = FollowUpText.Trimmed(decision.Reason);
        if (Fault(decision, reason) is var (problem, values))
        {
            return FollowUpResult<StoredCircular>.Because(problem, values);
        }

        if (await drafts.CircularAsync(scope, decision.CircularId, cancellationToken) is not { } draft)
        {
            return FollowUpResult<StoredCircular>.Because(FollowUpProblem.SubjectNotFound);
        }

        if (decision.IsApproved && draft.Seen != decision.Seen)
        {
            return new FollowUpResult<StoredCircular>.ChangedMeanwhile();
        }

        if (decision.IsApproved && draft.Facts.Flags.Count == 0)
        {
            return FollowUpResult<StoredCircular>.Because(FollowUpProblem.NoConfirmedFlag);
        }

        var decided = draft.Circular with
        {
            Status = decision.IsApproved ? CircularStatus.Approved : CircularStatus.Rejected,
            DecidedBy = decision.Actor,
            DecidedAt = time.GetUtcNow(),
            DecisionReason = reason,
        };
        await using var session = await database.WriteAsync(cancellationToken);
        var circulars = new CircularRepository(session);
        if (!await circulars.DecideAsync(decided, cancellationToken))
        {
            return new FollowUpResult<StoredCircular>.ChangedMeanwhile();
        }

        if (decision.IsApproved)
        {
            await circulars.InsertFactsAsync(decided.Id, draft.Facts, decision.ReplyBy!.Value, cancellationToken);
        }

        await session.RecordAsync(
            time.GetUtcNow(),
            decision.Actor,
            decision.IsApproved ? "circular.approved" : "circular.rejected",
            string.Create(CultureInfo.InvariantCulture, $"circular:{decided.Id}"),
            [
                ("key", decided.CircularKey),
                ("reason", reason),
                ("facts", decision.IsApproved ? draft.Seen : null),
                ("replyBy", decision is { IsApproved: true, ReplyBy: { } replyBy } ? FollowUpText.Of(replyBy) : null),
            ],
            cancellationToken,
            decided.AgencyId);
        await session.CommitAsync(cancellationToken);
        return new FollowUpResult<StoredCircular>.Done(decided);
    }

    private (FollowUpProblem Problem, IReadOnlyList<string> Values)? Fault(CircularDecision decision, string? reason)
    {
        var today = ChinaTime.Today(time);
        return !ActingPerson.IsMeantBy(decision.Actor) ? (FollowUpProblem.NotAPerson, [])
            : FollowUpText.Fault(reason, isNeeded: !decision.IsApproved, settings)
            ?? (!decision.IsApproved || decision.ReplyBy > today ? null
                : decision.ReplyBy is null ? (FollowUpProblem.DateMissing, [])
                : (FollowUpProblem.DateTooEarly, [FollowUpText.Of(today.AddDays(1))]));
    }
}
