using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Jobs.Commands;

/// <summary>tracker assess: holds promises against the reports that answer, and raises flags.</summary>
internal sealed class AssessCommand : TrackerCommand
{
    private readonly AgencyYearOptions chosen;
    private readonly TrackerDatabase database;

    public AssessCommand(CommandContext context)
        : base("assess", context)
    {
        chosen = new AgencyYearOptions(context);
        database = new TrackerDatabase(context);
        Add(chosen.Agency);
        Add(chosen.Year);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var services = database.OpenExisting(arguments);
        if (services is null || await chosen.ResolveAsync(arguments, services, Context, cancellationToken) is not { } choice)
        {
            return ExitCode.Refused;
        }

        return choice.IsEverything
            ? await AllAsync(services, cancellationToken)
            : await ChosenAsync(services, choice, cancellationToken);
    }

    /// <summary>What is pending, and the flags that depend on the day.</summary>
    private async Task<int> AllAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        var assess = services.GetRequiredService<AssessAll>();
        var pending = await assess.PendingAsync(cancellationToken);
        var result = await Context.Screen.ProgressAsync(Help("Progress"), pending.Count, done =>
            assess.ExecuteAsync(
                database.Actor, progress: new StepDone(done), sharing: new AssessSharing(StartsAnywhere: true), cancellationToken: cancellationToken));
        var swept = await services.GetRequiredService<SweepFlags>().ExecuteAsync(database.Actor, cancellationToken);
        foreach (var failed in result.Failed)
        {
            var agency = await services.GetRequiredService<AgencyQueries>().ByIdAsync(Scope.Everything, failed.AgencyId, cancellationToken);
            Context.Screen.Refuse(
                $"{agency?.Name} {Context.Texts.Format("Year", failed.Year)}",
                Context.Texts.Format("assess.Failed", failed.Error.Message));
        }

        if (result.LeftToOthers > 0)
        {
            Context.Screen.Note(Context.Texts.Format("assess.LeftToOthers", result.LeftToOthers));
        }

        Summarise(result.Years, result.Changed, result.Flags + swept);
        return result.Failed.Count > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    /// <summary>Named years are assessed whether pending or not.</summary>
    private async Task<int> ChosenAsync(ServiceProvider services, AgencyYearChoice choice, CancellationToken cancellationToken)
    {
        var assess = services.GetRequiredService<AssessYear>();
        var cells = await choice.CellsAsync(services, cancellationToken);
        if (cells.Count == 0)
        {
            Context.Screen.Refuse(Name, Help("NoReports"), Help("NoReports.Advice"));
            return ExitCode.Refused;
        }

        var (changed, flags) = await Context.Screen.ProgressAsync(Help("Progress"), cells.Count, async done =>
        {
            var (total, raised) = (0, FlagChanges.None);
            foreach (var cell in cells)
            {
                var result = await assess.ExecuteAsync(cell.AgencyId, cell.Year, database.Actor, cancellationToken);
                (total, raised) = (total + result.Changed, raised + result.Flags);
                done();
            }

            return (total, raised);
        });
        Summarise(cells.Count, changed, flags);
        return ExitCode.Done;
    }

    private void Summarise(int years, int changed, FlagChanges flags)
    {
        Context.Screen.Line(Context.Texts.Format("assess.Summary", years, changed, flags.Raised, flags.Changed, flags.Closed));
        Context.Screen.Line(Help("Next"));
    }

    /// <summary>Counts on the caller's thread; <see cref="Progress{T}"/> would count after the bar is gone.</summary>
    private sealed class StepDone(Action done) : IProgress<YearResult>
    {
        public void Report(YearResult value) => done();
    }
}
