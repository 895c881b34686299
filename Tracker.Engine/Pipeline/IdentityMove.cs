using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>Addresses decisions, flags and everything that follows up on them to new identities, after the agency or year in them was corrected.</summary>
internal sealed class IdentityMove(Session session)
{
    private readonly DecisionRepository decisions = new(session);
    private readonly FlagRepository flags = new(session);
    private readonly ProgressNoteRepository notes = new(session);
    private readonly AnswerClaimRepository claims = new(session);
    private readonly ExtensionRepository extensions = new(session);
    private readonly CaseRepository cases = new(session);
    private readonly CircularRepository circulars = new(session);
    private readonly ReminderRepository reminders = new(session);

    /// <param name="report">The report under its corrected agency and years.</param>
    /// <param name="commitments">Old to new identities.</param>
    /// <param name="outcomes">Old to new identities.</param>
    /// <param name="cancellationToken">Stops between the rows.</param>
    public async Task ApplyAsync(
        StoredReport report,
        IReadOnlyDictionary<string, string> commitments,
        IReadOnlyDictionary<string, string> outcomes,
        CancellationToken cancellationToken)
    {
        foreach (var (before, after) in commitments.Where(pair => pair.Key != pair.Value))
        {
            foreach (var decision in await decisions.OfCommitmentAsync(before, cancellationToken))
            {
                var subject = decision.SubjectIdentity.Replace(before, after, StringComparison.Ordinal);
                await decisions.ReAddressAsync(decision with { SubjectIdentity = subject, CommitmentIdentity = after }, cancellationToken);
            }

            foreach (var flag in await flags.OfCommitmentAsync(before, cancellationToken))
            {
                var key = flag.FlagKey.Replace(before, after, StringComparison.Ordinal);
                await decisions.ReAddressSubjectAsync(SubjectKind.Flag, flag.FlagKey, key, cancellationToken);
                var moved = flag with { FlagKey = key, CommitmentIdentity = after, AgencyId = report.AgencyId, Year = report.PlanYear };
                await flags.ReAddressAsync(moved, cancellationToken);
                await cases.ReAddressAsync(flag.FlagKey, moved, cancellationToken);
            }

            await notes.ReAddressAsync(before, after, report.AgencyId, cancellationToken);
            await claims.ReAddressAsync(before, after, report.AgencyId, cancellationToken);
            await extensions.ReAddressAsync(before, after, report.AgencyId, cancellationToken);
            await circulars.ReAddressAsync(before, after, report.AgencyId, report.PlanYear, cancellationToken);
            await reminders.ReAddressAsync(before, after, report.AgencyId, report.PlanYear, cancellationToken);
        }

        foreach (var (before, after) in outcomes.Where(pair => pair.Key != pair.Value))
        {
            foreach (var decision in await decisions.OnOutcomeAsync(before, cancellationToken))
            {
                var subject = decision.SubjectIdentity.Replace(before, after, StringComparison.Ordinal);
                await decisions.ReAddressAsync(decision with { SubjectIdentity = subject }, cancellationToken);
            }

            await claims.ReAddressOutcomeAsync(before, after, cancellationToken);
        }
    }
}
