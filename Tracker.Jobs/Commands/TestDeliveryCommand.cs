using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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
        var options = services.GetRequiredService<IOptions<DeliveryOptions>>().Value;
        var chosen = Enum.Parse<DeliveryChannel>(arguments.GetRequiredValue(channel), ignoreCase: true);
        var target = arguments.GetValue(to);
        if (chosen != DeliveryChannel.Folder && string.IsNullOrWhiteSpace(target))
        {
            Context.Screen.Refuse("--to", Help("NoRecipient"), Help($"NoRecipient.{chosen}"));
            return ExitCode.Refused;
        }

        var way = services.GetServices<IDeliveryChannel>().Single(way => way.Channel == chosen);
        if (!way.IsOn)
        {
            var isHeldBack = options.Demo && chosen != DeliveryChannel.Folder;
            Context.Screen.Refuse(Context.Words.Name(chosen), Help(isHeldBack ? "Demo" : "Off"), Help(isHeldBack ? "Demo.Advice" : $"Off.{chosen}"));
            return ExitCode.Refused;
        }

        return await SendAsync(way, Message(services, chosen, target), options, cancellationToken);
    }

    private async Task<int> SendAsync(IDeliveryChannel way, OutgoingMessage message, DeliveryOptions options, CancellationToken cancellationToken)
    {
        await using var session = way.Open();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        SendResult result;
        try
        {
            result = await session.SendAsync(message, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            result = new SendResult.Passing(DeliveryProblem.TimedOut, null);
        }

        switch (result)
        {
            case SendResult.Passing passing:
                return Refuse(way.Channel, passing.Problem, passing.Detail);
            case SendResult.Permanent permanent:
                return Refuse(way.Channel, permanent.Problem, permanent.Detail);
            default:
                Context.Screen.Line(Context.Texts.Format("delivery test.Sent", Context.Words.Name(way.Channel), message.Target));
                return ExitCode.Done;
        }
    }

    private int Refuse(DeliveryChannel way, DeliveryProblem problem, string? detail)
    {
        var why = detail is null ? Context.Words.Name(problem) : $"{Context.Words.Name(problem)} ({detail})";
        Context.Screen.Refuse(Context.Words.Name(way), why, Context.Words.Advice(problem));
        return ExitCode.Refused;
    }

    private OutgoingMessage Message(ServiceProvider services, DeliveryChannel way, string? target)
    {
        var words = services.GetRequiredService<IMessageWriter>().Test(Context.Culture.TwoLetterISOLanguageName);
        var id = $"test-{Guid.NewGuid():N}@tracker.invalid";
        return new OutgoingMessage
        {
            Target = way == DeliveryChannel.Folder ? id + ".eml" : target!,
            HeaderId = id,
            Subject = words.Subject,
            Text = words.Text,
            Html = words.Html,
            Language = Context.Culture.TwoLetterISOLanguageName,
            PersonEmail = way == DeliveryChannel.Mail ? target : null,
            ComposedAt = Context.Environment.Time.GetUtcNow(),
        };
    }
}
