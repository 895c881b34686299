using System.Globalization;
using System.Text;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>What a circular says: as approved, or as it would read now.</summary>
/// <param name="Seen">Names what it says, so that nobody approves other words than they read.</param>
/// <param name="ReplyBy">Until when an answer is wanted; null until it is approved.</param>
public sealed record CircularDraft(StoredCircular Circular, CircularFacts Facts, string Seen, DateOnly? ReplyBy);

/// <summary>
/// Gathers from the records what circulars (通报) and follow-up orders (督办单) say. Whoever may see one may read all it says.
/// </summary>
public sealed class CircularDrafts(Database database)
{
    private const int MostAnswers = 2;

    private readonly CommitmentQueries commitments = new(database);
    private readonly FollowUpQueries followUps = new(database);
    private readonly CaseQueries cases = new(database);

    public async Task<CircularDraft?> CircularAsync(Scope scope, long id, CancellationToken cancellationToken = default)
    {
        if (await new CircularQueries(database).ByIdAsync(scope, id, cancellationToken) is not { } found)
        {
            return null;
        }

        var (circular, approved) = found;
        var facts = approved?.Facts ?? circular.SubjectKind switch
        {
            ReminderSubject.Commitment => await OfCommitmentAsync(circular, circular.Subject, null, cancellationToken),
            ReminderSubject.Case => await OfCaseAsync(Scope.Everything, long.Parse(circular.Subject, CultureInfo.InvariantCulture), cancellationToken)
                ?? await OfReportAsync(circular, cancellationToken),
            ReminderSubject.Report => await OfReportAsync(circular, cancellationToken),
        };
        var seen = EvidenceIntake.Hash(Encoding.UTF8.GetBytes(StorageJson.Text(facts)!));
        return new(circular, facts, seen, approved?.ReplyBy);
    }

    /// <summary>What a case's follow-up order says; null where there is no such case.</summary>
    public async Task<CircularFacts?> OfCaseAsync(Scope scope, long caseId, CancellationToken cancellationToken = default)
    {
        if (await cases.ByIdAsync(scope, caseId, cancellationToken) is not { } detail)
        {
            return null;
        }

        var about = new StoredCircular
        {
            CircularKey = detail.Case.FlagKey,
            AgencyId = detail.Case.AgencyId,
            Year = detail.Case.Year,
            SubjectKind = ReminderSubject.Case,
            Subject = detail.Case.FlagKey,
        };
        var facts = await OfCommitmentAsync(about, detail.Case.CommitmentIdentity, detail.Flag, cancellationToken);
        return facts with { AgencyName = detail.AssignedName ?? detail.AgencyName, Demand = detail.Case.Demand };
    }

    private async Task<CircularFacts> OfCommitmentAsync(
        StoredCircular about,
        string? identity,
        StoredFlag? flag,
        CancellationToken cancellationToken)
    {
        if (identity is null || await commitments.ByIdentityAsync(Scope.Everything, identity, cancellationToken) is not { } detail)
        {
            var bare = await OfReportAsync(about, cancellationToken);
            return flag is null ? bare : bare with { Flags = [new(flag.Kind, flag.Reason)] };
        }

        var followUp = await followUps.OfCommitmentAsync(Scope.Everything, identity, cancellationToken);
        return new CircularFacts
        {
            AgencyName = detail.Agency.Name,
            Year = about.Year,
            SubjectKind = about.SubjectKind,
            DueOn = followUp.ExtendedTo ?? detail.Commitment.DueOn,
            FirstDueOn = followUp.ExtendedTo is null ? null : detail.Commitment.DueOn,
            Quotes = Quotes(detail),
            Flags =
            [
                .. (flag is null ? detail.Flags.Where(IsConfirmed) : [flag]).Select(item => new CircularFlag(item.Kind, item.Reason)),
            ],
            Notes = [.. followUp.Notes.Select(item => new CircularNote(item.Note.Claim, item.Note.Text, ChinaTime.Day(item.Note.WrittenAt)))],
        };
    }

    private async Task<CircularFacts> OfReportAsync(StoredCircular about, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var agency = (await new AgencyRepository(session).ByIdAsync(about.AgencyId, cancellationToken))!;
        var flags = await new FlagRepository(session).OfYearAsync(about.AgencyId, about.Year, cancellationToken);
        return new CircularFacts
        {
            AgencyName = agency.Name,
            Year = about.Year,
            SubjectKind = about.SubjectKind,
            DueOn = about.SubjectKind == ReminderSubject.Report ? about.DueOn : null,
            Flags =
            [
                .. flags.Where(flag => flag.Kind == FlagKind.ReportOverdue && IsConfirmed(flag)).Select(flag => new CircularFlag(flag.Kind, flag.Reason)),
            ],
        };
    }

    /// <summary>Nothing is circulated that no person has confirmed.</summary>
    private static bool IsConfirmed(StoredFlag flag) => flag.Status == FlagStatus.Confirmed;

    private static IReadOnlyList<CircularQuote> Quotes(CommitmentDetail detail)
    {
        var (promise, span) = (detail.Report, detail.Commitment.Sentence);
        return
        [
            new(span.Text(detail.Published), promise.Title ?? promise.FileName, detail.Commitment.Heading, span.Start, IsPromise: true),
            .. detail.AnsweringReport is not { } answer
                ? []
                : detail.Evidence
                    .Where(item => !item.IsRejected)
                    .Take(MostAnswers)
                    .Select(item => new CircularQuote(
                        item.Outcome.Text, answer.Title ?? answer.FileName, item.Outcome.Heading, item.Outcome.SpanStart, IsPromise: false)),
        ];
    }
}
