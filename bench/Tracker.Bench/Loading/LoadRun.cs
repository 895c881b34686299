namespace Tracker.Bench.Loading;

/// <summary>How long the answers took, ascending, in milliseconds.</summary>
internal sealed record LoadRun(IReadOnlyList<double> Times, int Failed)
{
    // What is compiled or read for the first time says nothing about the rest.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public int Requests => Times.Count + Failed;

    public double Quantile(double share) => Times.Count == 0 ? double.NaN : Times[(int)Math.Ceiling(share * (Times.Count - 1))];

    public static async Task<LoadRun> RunAsync(LoadedSite site, Func<string> address, int connections, TimeSpan time, TimeSpan pause, CancellationToken cancellationToken)
    {
        await AskAsync(WarmUp);
        return await AskAsync(time);

        async Task<LoadRun> AskAsync(TimeSpan span)
        {
            var end = TimeProvider.System.GetTimestamp() + (long)(span.TotalSeconds * TimeProvider.System.TimestampFrequency);
            var readers = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => ReaderAsync(end)));
            return new([.. readers.SelectMany(reader => reader.Times).Order()], readers.Sum(reader => reader.Failed));
        }

        async Task<LoadRun> ReaderAsync(long end)
        {
            var (times, failed) = (new List<double>(), 0);
            if (pause > TimeSpan.Zero)
            {
                // Readers do not all begin at once.
                await Task.Delay(pause * Random.Shared.NextDouble(), cancellationToken);
            }

            while (TimeProvider.System.GetTimestamp() < end)
            {
                if (await site.TimeAsync(address(), cancellationToken) is { } taken)
                {
                    times.Add(taken);
                }
                else
                {
                    failed++;
                }

                await Task.Delay(pause, cancellationToken);
            }

            return new(times, failed);
        }
    }
}
