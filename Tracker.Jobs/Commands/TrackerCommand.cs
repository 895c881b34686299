using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Options;
using Tracker.Engine.Storage;
using Tracker.Jobs.Hosting;

namespace Tracker.Jobs.Commands;

/// <summary>A command of its own file. What can be expected to fail around it ends in a sentence, not in a stack trace.</summary>
internal abstract class TrackerCommand : Command
{
    private readonly string key;

    /// <param name="name">The word that calls it.</param>
    /// <param name="context">Its surroundings.</param>
    /// <param name="key">What its texts are filed under, where another command has the same name.</param>
    protected TrackerCommand(string name, CommandContext context, string? key = null)
        : base(name, context.Texts[$"{key ?? name}.Description"])
    {
        Context = context;
        this.key = key ?? name;
        SetAction(GuardedAsync);
    }

    protected CommandContext Context { get; }

    /// <summary>A text of this command's own.</summary>
    protected string Help(string text) => Context.Texts[$"{key}.{text}"];

    protected abstract Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken);

    private async Task<int> GuardedAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await ExecuteAsync(arguments, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Context.Screen.Refuse(key, Context.Texts["Failure.Cancelled"]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Context.Screen.Refuse(key, Context.Texts.Format("Failure.File", error.Message));
        }
        catch (DatabaseProblemException error)
        {
            Context.Screen.Refuse(key, Context.Words.Describe(error.Problem, error.Values), Context.Words.Advice(error.Problem));
        }
        catch (DbException error)
        {
            Context.Screen.Refuse(key, Context.Texts.Format("Failure.Database", error.Message), Context.Texts["Failure.Database.Advice"]);
        }
        catch (InvalidDataException error)
        {
            Context.Screen.Refuse(key, error.Message);
        }
        catch (OptionsValidationException error)
        {
            foreach (var fault in error.Failures)
            {
                Context.Screen.Refuse(key, fault);
            }
        }
        catch (ScheduleException error)
        {
            foreach (var problem in error.Problems)
            {
                Context.Screen.Refuse(key, problem.Describe(Context.Texts));
            }
        }
        catch (Exception error)
        {
            // A bug: whoever mends it needs all of it.
            Context.Screen.Refuse(key, Context.Texts["Failure.Unexpected"]);
            await Context.Environment.Error.WriteLineAsync(error.ToString());
        }

        return ExitCode.Refused;
    }
}
