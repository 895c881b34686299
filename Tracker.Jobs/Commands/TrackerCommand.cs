using System.CommandLine;
using System.Data.Common;

namespace Tracker.Jobs.Commands;

/// <summary>A command of its own file. What can be expected to fail around it ends in a sentence, not in a stack trace.</summary>
internal abstract class TrackerCommand : Command
{
    protected TrackerCommand(string name, CommandContext context)
        : base(name, context.Texts[$"{name}.Description"])
    {
        Context = context;
        SetAction(GuardedAsync);
    }

    protected CommandContext Context { get; }

    protected string Help(string key) => Context.Texts[$"{Name}.{key}"];

    protected abstract Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken);

    private async Task<int> GuardedAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await ExecuteAsync(arguments, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Context.Screen.Refuse(Name, Context.Texts["Failure.Cancelled"]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Context.Screen.Refuse(Name, Context.Texts.Format("Failure.File", error.Message));
        }
        catch (DbException error)
        {
            Context.Screen.Refuse(Name, Context.Texts.Format("Failure.Database", error.Message), Context.Texts["Failure.Database.Advice"]);
        }
        catch (InvalidDataException error)
        {
            Context.Screen.Refuse(Name, error.Message);
        }

        catch (Exception error)
        {
            // A bug: whoever mends it needs all of it.
            Context.Screen.Refuse(Name, Context.Texts["Failure.Unexpected"]);
            await Context.Environment.Error.WriteLineAsync(error.ToString());
        }

        return ExitCode.Refused;
    }
}
