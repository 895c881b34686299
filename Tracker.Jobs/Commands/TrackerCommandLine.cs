using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;

namespace Tracker.Jobs.Commands;

/// <summary>The executable's command line.</summary>
internal static class TrackerCommandLine
{
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        CommandEnvironment environment,
        CancellationToken cancellationToken = default)
    {
        var context = CommandContext.Of(args, environment);

        // The parser's own messages follow this; it lasts for this call only.
        CultureInfo.CurrentUICulture = context.Culture;
        var parsed = Root(context).Parse(args);
        var configuration = new InvocationConfiguration
        {
            Output = environment.Output,
            Error = environment.Error,
            EnableDefaultExceptionHandler = false,
        };
        if (parsed.Action is ParseErrorAction)
        {
            return await new UsageErrors(context).TellAsync(parsed);
        }

        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static RootCommand Root(CommandContext context)
    {
        var root = new RootCommand(context.Texts["tracker.Description"])
        {
            new DemoCommand(context),
            new ImportCommand(context),
            new GroupCommand("agencies", context, new ImportAgenciesCommand(context)),
            new AssessCommand(context),
            new StatusCommand(context),
            new OutlineCommand(context),
            new LinkCommand(context),
            new MigrateCommand(context),
            new GroupCommand("ledger", context, new VerifyLedgerCommand(context)),
            new EvaluateCommand(context),
            new TrainCommand(context),
            new AblateCommand(context),
            new TrainLexiconCommand(context),
        };
        var language = new Option<string>("--language") { Description = context.Texts["Option.Language"], Recursive = true, HelpName = "zh|en" };
        language.AcceptOnlyFromAmong("zh", "en");
        root.Add(language);
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Description = context.Texts["Option.Help"];
            help.Action = new HelpWithExamples((HelpAction)help.Action!, context);
        }

        return root;
    }
}
