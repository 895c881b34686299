using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Tracker.Bench.Linking;

/// <summary>pairs: how many pairs of reports a second go from bytes to judgements, and in how much memory.</summary>
internal sealed class PairsCommand : Command
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    private readonly Argument<DirectoryInfo> folder = new("FOLDER") { Description = "Holds pairs of reports: labelled ones, or folders of reports by year." };
    private readonly Option<int> count = new("--count") { Description = "How many pairs to run.", DefaultValueFactory = _ => 1_000 };
    private readonly Option<int> workers = new("--workers") { Description = "How many at once.", DefaultValueFactory = _ => Environment.ProcessorCount };

    public PairsCommand()
        : base("pairs", "Reads, extracts, links and judges pairs of reports in memory.")
    {
        folder.AcceptExistingOnly();
        Add(folder);
        Add(count);
        Add(workers);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var pairs = PairSource.Find(arguments.GetRequiredValue(folder).FullName);
        if (pairs.Count == 0)
        {
            Console.Error.WriteLine("No pairs of reports there.");
            return 1;
        }

        // Loading the model and compiling, until the runtime has settled on its fastest code, are paid once in the life of a host.
        var warm = Stopwatch.StartNew();
        for (var number = 0; number < pairs.Count || warm.Elapsed < WarmUp; number++)
        {
            PairRun.Judge(pairs[number % pairs.Count]);
        }

        var total = arguments.GetValue(count);
        var (characters, commitments) = (0L, 0L);
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        Parallel.For(0, total, new ParallelOptions { MaxDegreeOfParallelism = arguments.GetValue(workers) }, number =>
        {
            var pair = PairSource.Vary(pairs[number % pairs.Count], number / pairs.Count);
            Interlocked.Add(ref commitments, PairRun.Judge(pair));
            Interlocked.Add(ref characters, pair.From.Length + pair.To.Length);
        });
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{total} pairs of {pairs.Count} kinds, {characters / total / 1024.0:F1} KiB each, {commitments / (double)total:F1} commitments each: {total / seconds:F1} pairs/s with {arguments.GetValue(workers)} workers, {(process.TotalProcessorTime - processor).TotalMilliseconds / total:F2} ms of processor time and {(GC.GetTotalAllocatedBytes() - allocated) / total / 1048576.0:F2} MiB of new objects a pair; peak memory {process.PeakWorkingSet64 / 1048576} MiB"));
        return 0;
    }
}
