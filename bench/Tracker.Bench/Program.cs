using System.CommandLine;
using Tracker.Bench.Generating;

return await new RootCommand("Measuring tools for Tracker; nothing here is needed to run it.") { new GenerateDatabaseCommand() }
    .Parse(args)
    .InvokeAsync();
