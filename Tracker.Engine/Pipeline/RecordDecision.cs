using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>
/// Records what a person decided and brings into line what follows from it: the status readers see, the flags, and after a
/// rejected link or a corrected report the assessment itself.
/// </summary>
public sealed class RecordDecision(Database database, ReportStages stages, FlagSettings settings, AssessYear assessYear, TimeProvider time)
{
    public async Task<DecisionResult> ExecuteAsync(Scope scope, DecisionRequest request, CancellationToken cancellationToken = default)
    {
        if (request.Reason is null && NeedsReason(request.Kind))
        {
            return DecisionResult.Refused.Because(DecisionProblem.ReasonMissing);
        }

        var (result, followUp) = await database.UnitAsync(token => DecideAsync(scope, request, token), cancellationToken);

        // The years were marked as pending in the same transaction: should this be interrupted, the next sweep does it.
        foreach (var (agencyId, year) in followUp)
        {
            await assessYear.ExecuteAsync(agencyId, year, request.Actor, cancellationToken);
        }

        return result;
    }

    private async Task<(DecisionResult Result, HashSet<(long AgencyId, int Year)> FollowUp)> DecideAsync(
        Scope scope,
        DecisionRequest request,
        CancellationToken cancellationToken)
    {
        var followUp = new HashSet<(long AgencyId, int Year)>();
        await using var session = await database.WriteAsync(cancellationToken);
        var result = request.SubjectKind switch
        {
            SubjectKind.Commitment or SubjectKind.Link => await OnCommitmentAsync(session, scope, request, followUp, cancellationToken),
            SubjectKind.Flag => await OnFlagAsync(session, scope, request, cancellationToken),
            SubjectKind.Report => await new MetadataMove(session, stages, time.GetUtcNow()).MoveAsync(scope, request, followUp, cancellationToken),
        };
        if (result is not DecisionResult.Recorded)
        {
            return (result, []);
        }

        await session.CommitAsync(cancellationToken);
        return (result, followUp);
    }

    private static bool NeedsReason(DecisionKind kind) =>
        kind is DecisionKind.SetStatus or DecisionKind.Withdraw or DecisionKind.DismissFlag or DecisionKind.CorrectMetadata;

    private async Task<DecisionResult> OnCommitmentAsync(
        Session session,
        Scope scope,
        DecisionRequest request,
        HashSet<(long AgencyId, int Year)> followUp,
        CancellationToken cancellationToken)
    {
        if (request is
            {
                Kind: DecisionKind.SetStatus or DecisionKind.ConfirmStatus,
                Status: null or AssessmentStatus.AwaitingReport or AssessmentStatus.Withdrawn
            })
        {
            return DecisionResult.Refused.Because(DecisionProblem.StatusNotAllowed, $"{request.Status}");
        }

        var identities = request.Subject.Split(':');
        var commitments = new CommitmentRepository(session);
        if (await commitments.ByIdentityAsync(identities[0], cancellationToken) is not { } commitment
            || await new ReportRepository(session).ByIdAsync(commitment.ReportId, cancellationToken) is not { IsCurrent: true } report
            || !await session.HasAsync(scope, report.AgencyId, cancellationToken))
        {
            return DecisionResult.Refused.Because(DecisionProblem.SubjectNotFound);
        }

        await new AgencyRepository(session).ClaimAsync(report.AgencyId, cancellationToken);
        if (request.Seen is { } seen && await SinceAsync(session, commitment.IdentityHash, seen, cancellationToken) is { Count: > 0 } since)
        {
            return new DecisionResult.Overtaken(since);
        }

        if (request.Kind == DecisionKind.ConfirmStatus && await EngineStatusAsync(session, commitment, cancellationToken) != request.Status)
        {
            return DecisionResult.Refused.Because(DecisionProblem.JudgementChanged);
        }

        if (identities.Length > 1 && await OutcomeProblemAsync(session, report, identities[1], cancellationToken) is { } problem)
        {
            return DecisionResult.Refused.Because(problem);
        }

        var recorded = await Recorder(session).RecordAsync(
            request, commitment.IdentityHash, request.Status?.ToString(), [report.AgencyId], cancellationToken);
        if (recorded is not DecisionResult.Recorded)
        {
            return recorded;
        }

        await new EffectiveStatusWriter(session).WriteAsync(report.Id, commitment, cancellationToken);
        if (request.SubjectKind == SubjectKind.Link)
        {
            // A rejected outcome must be judged without, a reinstated one with.
            await new AssessmentRepository(session).DeleteRunAsync(report.AgencyId, report.PlanYear, cancellationToken);
            followUp.Add((report.AgencyId, report.PlanYear));
        }

        await FlagYear(session, request.Actor).ApplyAsync(report.AgencyId, report.PlanYear, cancellationToken);
        return recorded;
    }

    private static async Task<IReadOnlyList<Decision>> SinceAsync(Session session, string commitment, long seen, CancellationToken cancellationToken) =>
        [.. (await new DecisionRepository(session).OfCommitmentAsync(commitment, cancellationToken)).Where(decision => decision.Id > seen)];

    private static async Task<AssessmentStatus?> EngineStatusAsync(Session session, StoredCommitment commitment, CancellationToken cancellationToken) =>
        (await new AssessmentRepository(session).OfCommitmentAsync(commitment.Id, cancellationToken))?.Status;

    private static async Task<DecisionProblem?> OutcomeProblemAsync(
        Session session,
        StoredReport promising,
        string outcomeIdentity,
        CancellationToken cancellationToken)
    {
        if (await new OutcomeRepository(session).ByIdentityAsync(outcomeIdentity, cancellationToken) is not { } outcome)
        {
            return DecisionProblem.SubjectNotFound;
        }

        var answering = await new ReportRepository(session).AnsweringAsync(promising.AgencyId, promising.PlanYear, cancellationToken);
        return answering?.Id == outcome.ReportId ? null : DecisionProblem.OutcomeElsewhere;
    }

    private async Task<DecisionResult> OnFlagAsync(
        Session session,
        Scope scope,
        DecisionRequest request,
        CancellationToken cancellationToken)
    {
        if (await new FlagRepository(session).ByKeyAsync(request.Subject, cancellationToken) is not { } flag
            || !await session.HasAsync(scope, flag.AgencyId, cancellationToken))
        {
            return DecisionResult.Refused.Because(DecisionProblem.SubjectNotFound);
        }

        await new AgencyRepository(session).ClaimAsync(flag.AgencyId, cancellationToken);
        var recorded = await Recorder(session).RecordAsync(request, null, null, [flag.AgencyId], cancellationToken);
        if (recorded is DecisionResult.Recorded)
        {
            await FlagYear(session, request.Actor).ApplyAsync(flag.AgencyId, flag.Year, cancellationToken);
        }

        return recorded;
    }

    private DecisionRecorder Recorder(Session session) => new(session, time.GetUtcNow());

    private FlagYear FlagYear(Session session, string actor) => new(session, settings, ChinaTime.Today(time), time.GetUtcNow(), actor);
}
