using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Web.SignIn;
using Tracker.Engine.Users;

namespace Tracker.Web.Pages.Progress;

/// <summary>What followed a promise, and what may still be sent about it.</summary>
public sealed record ProgressView
{
    public required long CommitmentId { get; init; }

    public required CommitmentFollowUp FollowUp { get; init; }

    public required FollowUpSettings Settings { get; init; }

    /// <summary>With approved extensions.</summary>
    public required DateOnly DueOn { get; init; }

    public required DateOnly LatestExtension { get; init; }

    /// <summary>Whether the report that promises stands and the one that answers is awaited.</summary>
    public required bool IsAwaited { get; init; }

    public required bool IsCurrent { get; init; }

    public required bool HasExpired { get; init; }

    /// <summary>What was typed and refused.</summary>
    public ProgressForm Form { get; init; } = new();

    /// <summary>Who looks at it, as decisions and requests name them.</summary>
    public required string Actor { get; init; }

    /// <summary>Whether the visitor may write for the office.</summary>
    public required bool MayFollowUp { get; init; }

    /// <summary>Whether the visitor may decide on extensions.</summary>
    public required bool MaySupervise { get; init; }

    public bool IsOwn(StoredExtension asked) => asked.AskedBy == Actor;

    public static async Task<ProgressView> LoadAsync(
        CommitmentDetail detail,
        Visitor visitor,
        FollowUpQueries followUps,
        AgencyQueries agencies,
        FollowUpSettings settings,
        DateOnly today,
        CancellationToken cancellationToken)
    {
        var followUp = await followUps.OfCommitmentAsync(visitor.Sees, detail.Commitment.IdentityHash, cancellationToken);
        var due = followUp.ExtendedTo ?? detail.Commitment.DueOn;
        return new ProgressView
        {
            CommitmentId = detail.Commitment.Id,
            Actor = visitor.Actor,
            MayFollowUp = await agencies.ByIdAsync(visitor.Scope(Right.FollowUp), detail.Agency.Id, cancellationToken) is not null,
            MaySupervise = await agencies.ByIdAsync(visitor.Scope(Right.Supervise), detail.Agency.Id, cancellationToken) is not null,
            FollowUp = followUp,
            Settings = settings,
            DueOn = due,
            LatestExtension = settings.LatestExtension(detail.Commitment.DueOn),
            IsCurrent = detail.Report.IsCurrent,
            IsAwaited = detail.Report.IsCurrent
                && detail.AnsweringReport is null
                && detail.Assessment is { EffectiveStatus: AssessmentStatus.AwaitingReport },
            HasExpired = due < today,
        };
    }
}
