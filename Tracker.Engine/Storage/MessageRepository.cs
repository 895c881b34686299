namespace Tracker.Engine.Storage;

internal sealed class MessageRepository(Session session)
{
    internal const string Columns =
        "m.id, m.message_key, m.kind, m.person_id, m.day, m.language, m.subject, m.text, m.html, m.calendar, m.composed_at, m.read_at";

    internal const string ByIdSql = $"SELECT {Columns} FROM messages m WHERE m.id = @Id";

    internal const string ByKeySql = $"SELECT {Columns} FROM messages m WHERE m.message_key = @MessageKey";

    internal const string InsertSql =
        """
        INSERT INTO messages (message_key, kind, person_id, day, language, subject, text, html, calendar, composed_at, read_at)
        VALUES (@MessageKey, @Kind, @PersonId, @Day, @Language, @Subject, @Text, @Html, @Calendar, @ComposedAt, @ReadAt)
        """;

    internal const string WriteSql =
        "UPDATE messages SET subject = @Subject, text = @Text, html = @Html, calendar = @Calendar WHERE id = @Id";

    internal const string MarkReadSql =
        "UPDATE messages SET read_at = @Now WHERE id = @Id AND person_id = @PersonId AND read_at IS NULL";

    public Task<StoredMessage?> ByIdAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredMessage>(ByIdSql, new { Id = id }, cancellationToken);

    public Task<StoredMessage?> ByKeyAsync(string key, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredMessage>(ByKeySql, new { MessageKey = key }, cancellationToken);

    /// <summary>Fails with a duplicate key where the message's key is taken.</summary>
    public async Task<StoredMessage> InsertAsync(StoredMessage message, CancellationToken cancellationToken) =>
        message with
        {
            Id = await session.InsertAsync(
                InsertSql,
                new
                {
                    message.MessageKey,
                    Kind = message.Kind.ToString(),
                    message.PersonId,
                    message.Day,
                    message.Language,
                    message.Subject,
                    message.Text,
                    message.Html,
                    message.Calendar,
                    message.ComposedAt,
                    message.ReadAt,
                },
                cancellationToken),
        };

    /// <summary>Writes down what a message says whose key was taken beforehand, in the same transaction.</summary>
    public Task WriteAsync(StoredMessage message, CancellationToken cancellationToken) =>
        session.ExecuteAsync(WriteSql, new { message.Id, message.Subject, message.Text, message.Html, message.Calendar }, cancellationToken);

    /// <summary>False where the message is somebody else's, is not there, or was read before.</summary>
    public async Task<bool> MarkReadAsync(long id, long personId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(MarkReadSql, new { Id = id, PersonId = personId, Now = now }, cancellationToken) > 0;
}
