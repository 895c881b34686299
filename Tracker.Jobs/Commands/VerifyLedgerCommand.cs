using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Commands;

/// <summary>tracker ledger verify: reads the whole ledger and names the first place where it was tampered with.</summary>
internal sealed class VerifyLedgerCommand : TrackerCommand
{
    private readonly TrackerDatabase database;

    public VerifyLedgerCommand(CommandContext context)
        : base("verify", context, "ledger verify")
    {
        database = new TrackerDatabase(context);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var services = database.OpenExisting(arguments);
        if (services is null)
        {
            return ExitCode.Refused;
        }

        var ledger = services.GetRequiredService<LedgerQueries>();
        var result = await ledger.VerifyAsync(cancellationToken: cancellationToken);
        if (result.Fault is { } fault)
        {
            Context.Screen.Refuse(
                Context.Texts.Format("ledger verify.Entry", result.Seq),
                Context.Texts.Format("ledger verify.Broken", Context.Words.Name(fault), result.Entries),
                Help("Advice"));
            return ExitCode.Refused;
        }

        var head = await ledger.HeadAsync(cancellationToken);
        Context.Screen.Line(Context.Texts.Format("ledger verify.Sound", result.Entries, head.Hash));
        return ExitCode.Done;
    }
}
