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

            // Jobs are given time to stop at a clean place.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(40),
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
            new GroupCommand("people", context, new ImportPeopleCommand(context)),
            new GroupCommand(
                "user",
                context,
                new AddUserCommand(context),
                new GrantRoleCommand(context),
                new RevokeRoleCommand(context),
                new ListUsersCommand(context),
                new ResetPasswordCommand(context),
                new ActivateUserCommand(context, isActive: false),
                new ActivateUserCommand(context, isActive: true)),
            new AssessCommand(context),
            new StatusCommand(context),
            new OutlineCommand(context),
            new LinkCommand(context),
            new JobsCommand(context),
            new RunCommand(context),
            new WorkCommand(context),
            new MigrateCommand(context),
            new CopyDatabaseCommand(context),
            new BackupCommand(context),
            new RestoreCommand(context),
            new GroupCommand("search", context, new IndexCommand(context)),
            new GroupCommand("delivery", context, new TestDeliveryCommand(context)),
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
