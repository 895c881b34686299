using System.Security.Cryptography;
using Tracker.Engine.Accountability;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

public sealed record NoteWithEvidence(StoredProgressNote Note, IReadOnlyList<StoredEvidence> Files);

/// <summary>What followed a promise before its answer: notes, extensions and cases, each oldest first.</summary>
public sealed record CommitmentFollowUp(
    IReadOnlyList<NoteWithEvidence> Notes,
    IReadOnlyList<StoredExtension> Extensions,
    IReadOnlyList<StoredCase> Cases)
{
    public StoredExtension? Open => Extensions.FirstOrDefault(extension => extension.Status == ExtensionStatus.Asked);

    /// <summary>The date the latest approved extension set; null where none was.</summary>
    public DateOnly? ExtendedTo => Extensions.LastOrDefault(extension => extension.Status == ExtensionStatus.Approved)?.AskedFor;
}

/// <param name="IsIntact">Whether the content still has the hash it was received with.</param>
public sealed record EvidenceContent(StoredEvidence File, byte[] Content, bool IsIntact);

/// <summary>A request that waits for its decision.</summary>
public sealed record OpenExtension
{
    public long Id { get; init; }

    public required string AgencyName { get; init; }

    /// <summary>In the report that stands; null where a correction took the sentence out.</summary>
    public long? CommitmentId { get; init; }

    public string? CommitmentText { get; init; }

    public DateOnly DueOn { get; init; }

    public DateOnly AskedFor { get; init; }

    public required string Reason { get; init; }

    public required string AskedBy { get; init; }
}

/// <summary>Reads notes, extensions and evidence.</summary>
public sealed class FollowUpQueries(Database database)
{
    internal const string EvidenceAgenciesSql =
        """
        SELECT n.agency_id FROM progress_notes n WHERE @Kind = 'ProgressNote' AND n.id = @SubjectId
        UNION
        SELECT k.agency_id FROM case_events e INNER JOIN cases k ON k.id = e.case_id WHERE @Kind = 'CaseEvent' AND e.id = @SubjectId
        UNION
        SELECT k.assigned_agency_id FROM case_events e INNER JOIN cases k ON k.id = e.case_id
        WHERE @Kind = 'CaseEvent' AND e.id = @SubjectId AND k.assigned_agency_id IS NOT NULL
        """;

    public async Task<CommitmentFollowUp> OfCommitmentAsync(
        Scope scope,
        string identity,
        CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        if (await new CommitmentRepository(session).ByIdentityAsync(identity, cancellationToken) is not { } commitment
            || await new ReportRepository(session).ByIdAsync(commitment.ReportId, cancellationToken) is not { } report
            || !await session.HasAsync(scope, report.AgencyId, cancellationToken))
        {
            return new([], [], []);
        }

        var notes = await new ProgressNoteRepository(session).OfCommitmentAsync(identity, cancellationToken);
        var files = (await new EvidenceRepository(session).OfAsync(EvidenceSubject.ProgressNote, notes.Select(note => note.Id), cancellationToken))
            .ToLookup(file => file.SubjectId);
        return new(
            [.. notes.Select(note => new NoteWithEvidence(note, [.. files[note.Id]]))],
            await new ExtensionRepository(session).OfCommitmentAsync(identity, cancellationToken),
            await new CaseRepository(session).OfCommitmentAsync(identity, cancellationToken));
    }

    /// <summary>The requests to decide, the earliest due first.</summary>
    public async Task<IReadOnlyList<OpenExtension>> OpenExtensionsAsync(Scope scope, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QueryAsync<OpenExtension>(OpenExtensionsSql(scope), new { scope.Roots }, cancellationToken);
    }

    /// <summary>A file with its content, held against the hash it was received with; null where there is none.</summary>
    public async Task<EvidenceContent?> EvidenceAsync(Scope scope, long id, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var evidence = new EvidenceRepository(session);
        if (await evidence.ByIdAsync(id, cancellationToken) is not { } file
            || !await IsWithinAsync(session, scope, file, cancellationToken)
            || await evidence.ContentAsync(id, cancellationToken) is not { } content)
        {
            return null;
        }

        return new(file, content, Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256);
    }

    internal static string OpenExtensionsSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT e.id, g.name AS agency_name,
            (SELECT MAX(c.text) FROM commitments c WHERE c.identity_hash = e.commitment_identity) AS commitment_text,
            (SELECT MAX(c.id) FROM commitments c INNER JOIN reports r ON r.id = c.report_id
                WHERE c.identity_hash = e.commitment_identity AND r.is_current = 1) AS commitment_id,
            e.due_on, e.asked_for, e.reason, e.asked_by
        FROM extensions e
        INNER JOIN agencies g ON g.id = e.agency_id
        {new SqlFilter().When(true, "e.status = 'Asked'").Within(scope, "e.agency_id")}
        ORDER BY e.due_on, e.id
        """;

    private static async Task<bool> IsWithinAsync(Session session, Scope scope, StoredEvidence file, CancellationToken cancellationToken)
    {
        var whose = await session.QueryAsync<long>(
            EvidenceAgenciesSql, new { Kind = file.SubjectKind.ToString(), file.SubjectId }, cancellationToken);
        foreach (var agencyId in whose)
        {
            if (await session.HasAsync(scope, agencyId, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }
}
