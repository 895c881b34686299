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
    private const int Most = 2000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <param name="what">The page or query that asks.</param>
    /// <param name="scope">What the visitor sees.</param>
    /// <param name="filter">Everything else that the answer depends on; compared by value.</param>
    /// <param name="make">Adds it up.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<T> GetAsync<T>(string what, Scope scope, object filter, Func<Task<T>> make, CancellationToken cancellationToken)
    {
        var key = (what, scope, filter, (await ledger.HeadAsync(cancellationToken)).Seq);
        if (kept.TryGetValue(key, out T? value))
        {
            return value!;
        }

        var made = await make();
        return kept.Set(key, made, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unused });
    }

    public void Dispose() => kept.Dispose();
}
