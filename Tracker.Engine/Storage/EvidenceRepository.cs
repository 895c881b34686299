using Tracker.Engine.Accountability;

namespace Tracker.Engine.Storage;

internal sealed class EvidenceRepository(Session session)
{
    internal const string Columns =
        "f.id, f.subject_kind, f.subject_id, f.file_name, f.media_type, f.size_bytes, f.sha256, f.actor, f.received_at";

    internal const string OfSubjectsSql =
        $"SELECT {Columns} FROM evidence_files f WHERE f.subject_kind = @Kind AND f.subject_id IN @Ids ORDER BY f.id";

    internal const string ByIdSql = $"SELECT {Columns} FROM evidence_files f WHERE f.id = @Id";

    internal const string ContentSql = "SELECT content FROM evidence_files WHERE id = @Id";

    internal const string InsertSql =
        """
        INSERT INTO evidence_files (subject_kind, subject_id, file_name, media_type, size_bytes, sha256, actor, received_at, content)
        VALUES (@SubjectKind, @SubjectId, @FileName, @MediaType, @SizeBytes, @Sha256, @Actor, @ReceivedAt, @Content)
        """;

    public Task<IReadOnlyList<StoredEvidence>> OfAsync(EvidenceSubject kind, IEnumerable<long> ids, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredEvidence>(OfSubjectsSql, new { Kind = kind.ToString(), Ids = ids.ToArray() }, cancellationToken);

    public Task<StoredEvidence?> ByIdAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredEvidence>(ByIdSql, new { Id = id }, cancellationToken);

    public Task<byte[]?> ContentAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<byte[]>(ContentSql, new { Id = id }, cancellationToken);

    public async Task<StoredEvidence> InsertAsync(StoredEvidence file, byte[] content, CancellationToken cancellationToken) => file with
    {
        Id = await session.InsertAsync(
            InsertSql,
            new
            {
                SubjectKind = file.SubjectKind.ToString(),
                file.SubjectId,
                file.FileName,
                file.MediaType,
                file.SizeBytes,
                file.Sha256,
                file.Actor,
                file.ReceivedAt,
                Content = content,
            },
            cancellationToken),
    };
}
