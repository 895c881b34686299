using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>Notes when a person first opened a message in the inbox.</summary>
public sealed class MarkMessageRead(Database database, TimeProvider time)
{
    /// <returns>False where the message is not this person's, or was read before.</returns>
    public async Task<bool> ExecuteAsync(long personId, long messageId, CancellationToken cancellationToken = default)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var isNew = await new MessageRepository(session).MarkReadAsync(messageId, personId, time.GetUtcNow(), cancellationToken);
        await session.CommitAsync(cancellationToken);
        return isNew;
    }
}
