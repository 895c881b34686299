using BenchmarkDotNet.Attributes;
using Tracker.Engine.Commitments;
using Tracker.Engine.Outcomes;
using Tracker.Engine.Reports;

namespace Tracker.Bench.Linking;

/// <summary>Each stage over the sample province's pairs of reports; a figure is for all of them together.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private PairFiles[] files = [];
    private (ReportText Text, Outline Outline)[] promising = [];
    private (ReportText Text, Outline Outline)[] answering = [];

    [GlobalSetup]
    public void Read()
    {
        files = [.. PairSource.Find(Path.Combine(AppContext.BaseDirectory, "samples", "lanchuan"))];
        promising = [.. files.Select(pair => PairRun.Read(pair.From))];
        answering = [.. files.Select(pair => PairRun.Read(pair.To))];
    }

    [Benchmark]
    public int Reading() => files.Sum(pair => PairRun.Read(pair.From).Outline.Parts.Count);

    [Benchmark]
    public int Extraction() => promising.Zip(
        answering,
        (from, to) => CommitmentExtractor.Extract(from.Text, from.Outline).Count + OutcomeExtractor.Extract(to.Text, to.Outline).Count).Sum();

    [Benchmark]
    public int EverythingWithLinking() => files.Sum(PairRun.Judge);
}
