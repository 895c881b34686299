using Tracker.Engine.Accountability;
using Tracker.Engine.Linking;
using Tracker.Engine.Linking.Training;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>What reviewers said of one agency's year, as labels to train on.</summary>
/// <param name="Agency">The agency's code.</param>
/// <param name="Reading">What was read in both reports, with people's corrections.</param>
/// <param name="Passed">Commitments with decisions that settle too little for a label.</param>
public sealed record ReviewedPair(string Agency, int Year, GoldFile Labels, ReportText From, ReportText To, PairReading Reading, int Passed);

/// <summary>
/// Turns reviewers' decisions into labels. A commitment is labelled where a person settled both what it came to and why:
/// silent, where somebody set it so or confirmed the flag that says so; otherwise where somebody confirmed the outcome that
/// answers it and let its status stand or set it. A rejected link alone says what does not answer, not what does.
/// </summary>
public sealed class ReviewedPairs(Database database, ReportStages stages)
{
    /// <summary>Years with an answer and with decisions on their commitments or flags.</summary>
    internal const string YearsSql =
        """
        SELECT p.agency_id, p.plan_year AS cycle_year
        FROM reports p
        INNER JOIN reports n ON n.agency_id = p.agency_id AND n.reviewed_year = p.plan_year AND n.is_current = 1
        WHERE p.is_current = 1
            AND (EXISTS (
                SELECT 1
                FROM commitments c
                INNER JOIN decisions d ON d.commitment_identity = c.identity_hash
                WHERE c.report_id = p.id AND d.superseded_by IS NULL)
            OR EXISTS (
                SELECT 1
                FROM flags f
                INNER JOIN decisions d ON d.subject_identity = f.flag_key
                WHERE f.agency_id = p.agency_id AND f.year = p.plan_year AND d.subject_kind = 'Flag' AND d.superseded_by IS NULL))
        ORDER BY p.agency_id, p.plan_year
        """;

    public async Task<IReadOnlyList<ReviewedPair>> ReadAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var pairs = new List<ReviewedPair>();
        foreach (var year in await session.QueryAsync<AgencyYear>(YearsSql, null, cancellationToken))
        {
            pairs.Add(await PairAsync(session, year, cancellationToken));
        }

        return pairs;
    }

    private async Task<ReviewedPair> PairAsync(Session session, AgencyYear year, CancellationToken cancellationToken)
    {
        var inputs = await YearInputs.LoadAsync(session, year.AgencyId, year.CycleYear, cancellationToken);
        var (promising, answering) = (inputs.Promising!, inputs.Answering!);
        var from = await ReportAnalysis.OfStoredAsync(stages, session, promising, cancellationToken);
        var to = await ReportAnalysis.OfStoredAsync(stages, session, answering, cancellationToken);
        var outcomes = (await new OutcomeRepository(session).OfReportAsync(answering.Id, cancellationToken))
            .ToDictionary(outcome => outcome.IdentityHash, outcome => to.Text.Published[outcome.SpanStart..outcome.SpanEnd]);
        var statuses = (await new AssessmentRepository(session).OfReportAsync(promising.Id, cancellationToken)).ToDictionary(row => row.CommitmentId);
        var onFlags = await new DecisionRepository(session).OnFlagsAsync(year.AgencyId, year.CycleYear, cancellationToken);
        var silent = onFlags.Where(decision => decision.Kind == DecisionKind.ConfirmFlag).Select(decision => decision.SubjectIdentity).ToHashSet(StringComparer.Ordinal);
        var (units, passed) = (new List<GoldUnit>(), 0);
        foreach (var commitment in await new CommitmentRepository(session).OfReportAsync(promising.Id, cancellationToken))
        {
            var own = inputs.Decisions.Where(decision => decision.CommitmentIdentity == commitment.IdentityHash).ToList();
            var isSilent = own.Any(decision => decision.Kind is DecisionKind.SetStatus or DecisionKind.ConfirmStatus)
                || silent.Contains($"{FlagKind.NotReported}:{commitment.IdentityHash}");
            string[] evidence =
            [
                .. own.Where(decision => decision.Kind == DecisionKind.ConfirmLink)
                    .Select(decision => outcomes.GetValueOrDefault(decision.SubjectIdentity[(commitment.IdentityHash.Length + 1)..]))
                    .OfType<string>(),
            ];
            var status = Status(statuses[commitment.Id].EffectiveStatus);
            if (status == "silent" ? isSilent && evidence.Length == 0 : status is not null && evidence.Length > 0)
            {
                units.Add(new GoldUnit(
                    commitment.IdentityHash,
                    from.Text.Published[commitment.SpanStart..commitment.SpanEnd],
                    commitment.Kind.ToRunKind(),
                    status!,
                    evidence));
            }
            else if (own.Count > 0)
            {
                passed++;
            }
        }

        var agency = await new AgencyRepository(session).ByIdAsync(year.AgencyId, cancellationToken);
        return new(
            agency!.Code,
            year.CycleYear,
            new GoldFile(promising.FileName, answering.FileName, false, units),
            from.Text,
            to.Text,
            new PairReading(from.Commitments, to.Outcomes, to.Commitments, year.CycleYear),
            passed);
    }

    private static string? Status(AssessmentStatus status) => status switch
    {
        AssessmentStatus.Fulfilled => "fulfilled",
        AssessmentStatus.InProgress => "progress",
        AssessmentStatus.Missed => "missed",
        AssessmentStatus.NotReported => "silent",
        _ => null,
    };
}
