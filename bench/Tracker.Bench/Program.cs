using System.CommandLine;
using BenchmarkDotNet.Running;
using Tracker.Bench.Days;
using Tracker.Bench.Generating;
using Tracker.Bench.Linking;
using Tracker.Bench.Loading;

var stages = new Command("stages", "Runs the benchmarks of reading, extraction and linking; arguments are BenchmarkDotNet's.") { TreatUnmatchedTokensAsErrors = false };
stages.SetAction(parsed => { BenchmarkSwitcher.FromAssembly(typeof(StageBenchmarks).Assembly).Run([.. parsed.UnmatchedTokens, "--filter", "*"]); });
return await new RootCommand("Measuring tools for Tracker; nothing here is needed to run it.") { new GenerateDatabaseCommand(), new PairsCommand(), new DayCommand(), new LoadCommand(), stages }
    .Parse(args)
    .InvokeAsync();
