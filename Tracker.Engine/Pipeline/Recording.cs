using System.Globalization;
using Tracker.Engine.Ledger;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>Writes to the ledger in the transaction of the change.</summary>
internal static class Recording
{
    /// <param name="session">The transaction.</param>
    /// <param name="at">When.</param>
    /// <param name="actor">Who.</param>
    /// <param name="action">What was done.</param>
    /// <param name="subject">To what.</param>
    /// <param name="payload">With which values.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="agencies">Whose it is; an entry of no agency is shown only to those who see everything.</param>
    public static Task RecordAsync(
        this Session session,
        DateTimeOffset at,
        string actor,
        string action,
        string subject,
        IEnumerable<(string Name, object? Value)> payload,
        CancellationToken cancellationToken,
        params IReadOnlyList<long> agencies) =>
        new LedgerRepository(session).AppendAsync(
            at, actor, new LedgerChange(action, subject, LedgerPayload.Of(payload), agencies), cancellationToken);

    public static string Report(long id) => string.Create(CultureInfo.InvariantCulture, $"report:{id}");

    public static string Agency(long id) => string.Create(CultureInfo.InvariantCulture, $"agency:{id}");

    public static string Person(string userName) => "person:" + userName;

    public static string AgencyYear(long id, int year) => string.Create(CultureInfo.InvariantCulture, $"agency:{id}/{year}");

    public static string Message(long id) => string.Create(CultureInfo.InvariantCulture, $"message:{id}");

    public static string Delivery(long id) => string.Create(CultureInfo.InvariantCulture, $"delivery:{id}");
}
