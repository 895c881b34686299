using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

public sealed record ProgressNoteRequest
{
    public required string CommitmentIdentity { get; init; }

    public required string Text { get; init; }

    public required ProgressClaim Claim { get; init; }

    public IReadOnlyList<EvidenceUpload> Files { get; init; } = [];

    public required string Actor { get; init; }
}

/// <summary>
/// 反馈: stores what an office says of its commitment, with its evidence, and brings the flags in line: a note that claims
/// completion clears Overdue. Notes are never changed; a later one says what is so now.
/// </summary>
public sealed class WriteProgressNote(Database database, FlagSettings flags, FollowUpSettings settings, TimeProvider time)
{
    private readonly EvidenceIntake evidence = new(settings);

    /// <param name="scope">For which agencies the actor may write.</param>
    /// <param name="request">What is said of which commitment.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<FollowUpResult<StoredProgressNote>> ExecuteAsync(
        Scope scope,
        ProgressNoteRequest request,
        CancellationToken cancellationToken = default)
    {
        var text = FollowUpText.Trimmed(request.Text);
        if ((FollowUpText.Fault(text, isNeeded: true, settings) ?? evidence.Fault(request.Files)) is var (problem, values))
        {
            return FollowUpResult<StoredProgressNote>.Because(problem, values);
        }

        await using var session = await database.WriteAsync(cancellationToken);
        if (await FollowUpSubject.ClaimAsync(session, scope, request.CommitmentIdentity, cancellationToken) is not { } subject)
        {
            return FollowUpResult<StoredProgressNote>.Because(FollowUpProblem.SubjectNotFound);
        }

        var note = new StoredProgressNote
        {
            CommitmentIdentity = subject.Identity,
            AgencyId = subject.Report.AgencyId,
            Text = text!,
            Claim = request.Claim,
            Actor = request.Actor,
            WrittenAt = time.GetUtcNow(),
        };
        if (await SentBeforeAsync(session, note, request.Files, cancellationToken) is { } before)
        {
            return new FollowUpResult<StoredProgressNote>.Unchanged(before);
        }

        note = await new ProgressNoteRepository(session).InsertAsync(note, cancellationToken);
        var hashes = await EvidenceIntake.StoreAsync(
            session, request.Files, EvidenceSubject.ProgressNote, note.Id, note.Actor, note.WrittenAt, cancellationToken);
        await session.RecordAsync(
            note.WrittenAt,
            note.Actor,
            "note.written",
            subject.LedgerSubject,
            [("note", note.Id), ("claim", note.Claim), ("text", note.Text), ("evidence", string.Join(' ', hashes))],
            cancellationToken,
            note.AgencyId);
        await subject.FlagAsync(session, flags, time, note.Actor, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return new FollowUpResult<StoredProgressNote>.Done(note);
    }

    /// <summary>The latest note where it says the same with the same files: a form that was sent twice.</summary>
    private static async Task<StoredProgressNote?> SentBeforeAsync(
        Session session,
        StoredProgressNote note,
        IReadOnlyList<EvidenceUpload> files,
        CancellationToken cancellationToken)
    {
        var notes = await new ProgressNoteRepository(session).OfCommitmentAsync(note.CommitmentIdentity, cancellationToken);
        if (notes is not [.., var latest] || (latest.Text, latest.Claim, latest.Actor) != (note.Text, note.Claim, note.Actor))
        {
            return null;
        }

        var kept = await new EvidenceRepository(session).OfAsync(EvidenceSubject.ProgressNote, [latest.Id], cancellationToken);
        return kept.Select(file => file.Sha256).SequenceEqual(files.Select(file => EvidenceIntake.Hash(file.Bytes.Span))) ? latest : null;
    }
}
