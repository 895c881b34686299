using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;
using Tracker.Jobs.Delivery;

namespace Tracker.Jobs.Commands;

/// <summary>tracker delivery test: sends a test over one channel, and says which setting is wrong where it fails.</summary>
internal sealed class TestDeliveryCommand : TrackerCommand
{
    private readonly Option<string> channel;
    private readonly Option<string?> to;

    public TestDeliveryCommand(CommandContext context)
        : base("test", context, "delivery test")
    {
        channel = new Option<string>("--channel") { Description = Help("Channel"), Required = true, HelpName = "mail|folder|robot" };
        channel.AcceptOnlyFromAmong("mail", "folder", "robot");
        to = new Option<string?>("--to") { Description = Help("To"), HelpName = "ADDRESS|NAME" };
        Add(channel);
        Add(to);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection()
            .AddSingleton(Context.Environment.Time)
            .AddTrackerDelivery(Context.Environment.Configuration)
            .BuildServiceProvider();
        var chosen = Enum.Parse<DeliveryChannel>(arguments.GetRequiredValue(channel), ignoreCase: true);
        var test = services.GetRequiredService<TestDelivery>();
        switch (await test.ExecuteAsync(chosen, arguments.GetValue(to), Context.Culture.TwoLetterISOLanguageName, cancellationToken))
        {
            case TestDeliveryResult.NoRecipient:
                Context.Screen.Refuse("--to", Help("NoRecipient"), Help($"NoRecipient.{chosen}"));
                return ExitCode.Refused;
            case TestDeliveryResult.Off off:
                Context.Screen.Refuse(Context.Words.Name(chosen), Help(off.IsHeldBack ? "Demo" : "Off"), Help(off.IsHeldBack ? "Demo.Advice" : $"Off.{chosen}"));
                return ExitCode.Refused;
            case TestDeliveryResult.Failed failed:
                return Refuse(chosen, failed.Problem, failed.Detail);
            case TestDeliveryResult.Sent sent:
                Context.Screen.Line(Context.Texts.Format("delivery test.Sent", Context.Words.Name(chosen), sent.Target));
                return ExitCode.Done;
            case var other:
                throw new InvalidOperationException($"Unknown result {other}.");
        }
    }

    private int Refuse(DeliveryChannel way, DeliveryProblem problem, string? detail)
    {
        var why = detail is null ? Context.Words.Name(problem) : $"{Context.Words.Name(problem)} ({detail})";
        Context.Screen.Refuse(Context.Words.Name(way), why, Context.Words.Advice(problem));
        return ExitCode.Refused;
    }
}
