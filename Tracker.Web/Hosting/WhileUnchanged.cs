using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Web.Hosting;

/// <summary>
/// Keeps what is dear to add up for as long as nothing has changed. Every change is in the ledger, so its head tells, whichever
/// process made it: nothing shown is ever older than the last change. What is kept for one scope is never given to another.
/// </summary>
public sealed class WhileUnchanged(LedgerQueries ledger) : IDisposable
{
    private const int Most = 500;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>What is kept, made anew where anything has changed.</summary>
    /// <param name="what">The page or query that asks.</param>
    /// <param name="scope">What the visitor sees.</param>
    /// <param name="filter">Everything else that the answer depends on; compared as JSON.</param>
    /// <param name="make">Adds it up.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<T> GetAsync<T>(string what, Scope scope, object filter, Func<Task<T>> make, CancellationToken cancellationToken)
    {
        var (key, seq) = (Key(what, scope, filter), await SeqAsync(cancellationToken));
        if (kept.TryGetValue(key, out (long Seq, T Value) standing) && standing.Seq == seq)
        {
            return standing.Value;
        }

        // The newer one takes the older one's place, so that a busy day does not fill the memory.
        var made = await make();
        kept.Set(key, (seq, made), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unused });
        return made;
    }

    /// <summary>Another one once anything has changed, for what is kept elsewhere.</summary>
    public async Task<string> KeyAsync(string what, Scope scope, object filter, CancellationToken cancellationToken) =>
        $"{Key(what, scope, filter)}|{(await SeqAsync(cancellationToken)).ToString(CultureInfo.InvariantCulture)}";

    private static string Key(string what, Scope scope, object filter) =>
        $"{what}|{(scope.IsEverything ? "*" : string.Join(',', scope.Roots))}|{JsonSerializer.Serialize(filter)}";

    private async Task<long> SeqAsync(CancellationToken cancellationToken) => (await ledger.HeadAsync(cancellationToken)).Seq;

    public void Dispose() => kept.Dispose();
}
