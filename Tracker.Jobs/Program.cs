using Tracker.Jobs.Commands;

return await TrackerCommandLine.RunAsync(args, CommandEnvironment.OfProcess());
