using Tracker.Engine.Accountability;
using Tracker.Engine.Linking;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>Writes a year's work where it differs from what is stored.</summary>
internal sealed class YearWriter(Session session, ReportStages stages, DateTimeOffset now)
{
    private readonly AssessmentRepository assessments = new(session);
    private readonly LinkRepository links = new(session);

    /// <returns>How many commitments were assessed, evidenced or carried over differently than before.</returns>
    public async Task<int> WriteAsync(YearInputs inputs, YearWork work, CancellationToken cancellationToken)
    {
        var promising = inputs.Promising!;
        var commitments = await new CommitmentRepository(session).OfReportAsync(promising.Id, cancellationToken);
        var outcomes = inputs.Answering is null ? [] : await new OutcomeRepository(session).OfReportAsync(inputs.Answering.Id, cancellationToken);
        var promisedNext = inputs.Answering is null
            ? []
            : await new CommitmentRepository(session).OfReportAsync(inputs.Answering.Id, cancellationToken);

        var changed = await WriteAssessmentsAsync(inputs, work, commitments, cancellationToken);
        changed.UnionWith(await WriteLinksAsync(promising, work, commitments, outcomes, cancellationToken));
        changed.UnionWith(await WriteCarriedOverAsync(promising, work, commitments, promisedNext, cancellationToken));
        if (changed.Count > 0)
        {
            await new YearTallyRepository(session).CountAsync(promising.AgencyId, promising.PlanYear, cancellationToken);
        }

        return changed.Count;
    }

    public async Task SaveRunAsync(long agencyId, int year, YearInputs inputs, YearWork work, CancellationToken cancellationToken)
    {
        var run = new AssessmentRun
        {
            AgencyId = agencyId,
            PlanYear = year,
            PromisingReportId = inputs.Promising?.Id,
            AnsweringReportId = inputs.Answering?.Id,
            EngineVersion = stages.EngineVersion,
            ModelVersion = stages.ModelVersion,
            Recycled = work.Recycled,
            RunAt = now,
        };
        var before = await assessments.RunAsync(agencyId, year, cancellationToken);
        var same = before is not null
            && before with { RunAt = now, Recycled = run.Recycled } == run
            && StorageJson.Text(before.Recycled) == StorageJson.Text(run.Recycled);
        if (!same)
        {
            await assessments.SaveRunAsync(run, cancellationToken);
        }
    }

    private async Task<HashSet<long>> WriteAssessmentsAsync(
        YearInputs inputs,
        YearWork work,
        IReadOnlyList<StoredCommitment> commitments,
        CancellationToken cancellationToken)
    {
        var decisions = CommitmentDecisions.Of(inputs.Decisions);
        var before = (await assessments.OfReportAsync(inputs.Promising!.Id, cancellationToken)).ToDictionary(row => row.CommitmentId);
        var after = commitments.Select((commitment, index) => Assessment(
            inputs,
            work,
            commitment,
            work.Judgements.Count > index ? work.Judgements[index] : null,
            decisions));
        var different = after.Where(row => !SameRow.Instance.Equals(before[row.CommitmentId], row)).ToList();
        await assessments.UpdateAsync(different, cancellationToken);
        return [.. different.Select(row => row.CommitmentId)];
    }

    private static AssessmentStatus Status(Verdict verdict) => verdict switch
    {
        Verdict.Fulfilled => AssessmentStatus.Fulfilled,
        Verdict.InProgress => AssessmentStatus.InProgress,
        Verdict.Missed => AssessmentStatus.Missed,
        Verdict.Silent => AssessmentStatus.NotReported,
    };

    private StoredAssessment Assessment(
        YearInputs inputs,
        YearWork work,
        StoredCommitment commitment,
        Judgement? judgement,
        CommitmentDecisions decisions)
    {
        var status = judgement is null ? AssessmentStatus.AwaitingReport : Status(judgement.Verdict);
        return new StoredAssessment
        {
            CommitmentId = commitment.Id,
            AgencyId = inputs.Promising!.AgencyId,
            PlanYear = inputs.Promising.PlanYear,
            AnsweringReportId = inputs.Answering?.Id,
            Status = status,
            EffectiveStatus = decisions.Effective(commitment.IdentityHash, status),
            DecisionId = decisions.OnStatus(commitment.IdentityHash)?.Id,
            Confidence = judgement?.Confidence,
            FlagProbability = judgement?.FlagProbability,
            ReviewWorth = decisions.ReviewWorth(commitment.IdentityHash, commitment.Kind, status, judgement?.FlagProbability),
            EngineVersion = stages.EngineVersion,
            ModelVersion = judgement is null ? string.Empty : stages.ModelVersion,
            Reasons = judgement is null ? [] : work.Promising!.Published(judgement.Reasons, work.Answering?.Text),
            AssessedAt = now,
        };
    }

    private async Task<IEnumerable<long>> WriteLinksAsync(
        StoredReport promising,
        YearWork work,
        IReadOnlyList<StoredCommitment> commitments,
        IReadOnlyList<StoredOutcome> outcomes,
        CancellationToken cancellationToken)
    {
        var before = (await links.OfReportAsync(promising.Id, cancellationToken)).ToLookup(link => link.CommitmentId);
        var changed = new List<long>();
        for (var index = 0; index < commitments.Count; index++)
        {
            var id = commitments[index].Id;
            var evidence = work.Judgements.Count > index ? work.Judgements[index].Evidence : [];
            StoredLink[] after =
            [
                .. evidence.Select((link, rank) => new StoredLink
                {
                    CommitmentId = id,
                    Rank = rank + 1,
                    OutcomeId = outcomes[link.Outcome].Id,
                    Score = link.Score,
                    Reasons = work.Promising!.Published(link.Reasons, work.Answering!.Text),
                }),
            ];
            if (!before[id].SequenceEqual(after, SameRow.Instance))
            {
                await links.DeleteOfCommitmentAsync(id, cancellationToken);
                await links.InsertAsync(after, cancellationToken);
                changed.Add(id);
            }
        }

        return changed;
    }

    private async Task<IEnumerable<long>> WriteCarriedOverAsync(
        StoredReport promising,
        YearWork work,
        IReadOnlyList<StoredCommitment> commitments,
        IReadOnlyList<StoredCommitment> promisedNext,
        CancellationToken cancellationToken)
    {
        StoredCarriedOver[] after =
        [
            .. work.CarriedOver
                .Select(carried => new StoredCarriedOver
                {
                    EarlierId = commitments[carried.Earlier].Id,
                    LaterId = promisedNext[carried.Later].Id,
                    Score = carried.Score,
                })
                .OrderBy(row => row.EarlierId)
                .ThenBy(row => row.LaterId),
        ];
        var before = await links.CarriedFromAsync(promising.Id, cancellationToken);
        if (before.SequenceEqual(after))
        {
            return [];
        }

        await links.ReplaceCarriedFromAsync(promising.Id, after, cancellationToken);
        return before.Except(after).Concat(after.Except(before)).Select(row => row.EarlierId).Distinct();
    }
}
