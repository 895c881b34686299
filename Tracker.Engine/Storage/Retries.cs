using System.Data.Common;
using Polly;
using Polly.Retry;

namespace Tracker.Engine.Storage;

/// <summary>Tries again what failed for a passing reason, with growing pauses; everything else fails at once.</summary>
internal sealed class Retries
{
    private readonly SqlDialect dialect;
    private readonly DatabaseOptions options;
    private readonly ResiliencePipeline passing;
    private readonly ResiliencePipeline victims;

    public Retries(SqlDialect dialect, DatabaseOptions options)
    {
        (this.dialect, this.options) = (dialect, options);
        passing = Pipeline(StorageFault.Passing);
        victims = Pipeline(StorageFault.Victim);
    }

    /// <summary>Opening and reading: a second time they do no harm.</summary>
    public Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        passing.ExecuteAsync(token => new ValueTask<T>(read(token)), cancellationToken).AsTask();

    /// <summary>A whole unit of work, transaction included.</summary>
    public Task<T> UnitAsync<T>(Func<CancellationToken, Task<T>> unit, CancellationToken cancellationToken) =>
        victims.ExecuteAsync(token => new ValueTask<T>(unit(token)), cancellationToken).AsTask();

    private ResiliencePipeline Pipeline(StorageFault fault) => options.Retries == 0
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<DbException>(error => dialect.FaultOf(error) == fault),
                MaxRetryAttempts = options.Retries,
                Delay = TimeSpan.FromSeconds(options.RetryDelay),
                MaxDelay = TimeSpan.FromSeconds(Math.Max(options.RetryDelay, 30)),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
}
