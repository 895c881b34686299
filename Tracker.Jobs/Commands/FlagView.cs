using Tracker.Engine.Accountability;
using Tracker.Engine.Linking;

namespace Tracker.Jobs.Commands;

/// <summary>Shows a flag the way it must always be shown: with the promise, what might answer it, and why.</summary>
internal sealed class FlagView(CommandContext context)
{
    public void Show(IReadOnlyList<FlagInDetail> flags)
    {
        foreach (var (flag, number) in flags.Select((flag, i) => (flag, i + 1)))
        {
            Show(flag, number);
        }
    }

    private void Show(FlagInDetail flag, int number)
    {
        var (screen, texts, words) = (context.Screen, context.Texts, context.Words);
        var item = flag.Item;
        screen.Line();
        screen.Heading(texts.Format("flag.Title", number, words.Name(item.Flag.Kind), item.AgencyName, item.Flag.Year, words.Name(item.Flag.Severity)));
        if (flag.Detail is { } detail)
        {
            screen.Line("   " + texts.Format("flag.Promise", detail.Commitment.Span.Text(detail.Published), words.Day(detail.Commitment.DueOn)));
            if (detail.Evidence.Count > 0)
            {
                screen.Line("   " + texts.Format("flag.Closest", detail.Evidence[0].Outcome.Text));
            }
        }

        screen.Line("   " + texts.Format("flag.Why", words.Describe(item.Flag.Kind, item.Flag.Reason)));
        foreach (var reason in flag.Detail?.Assessment?.Reasons.Where(reason => !SaysTheSame(item.Flag.Kind, reason.Code)) ?? [])
        {
            screen.Line("         " + words.Describe(reason));
        }
    }

    /// <summary>That nothing comes close is what a flag of silence says already.</summary>
    private static bool SaysTheSame(FlagKind kind, ReasonCode code) => kind == FlagKind.NotReported && code == ReasonCode.NothingClose;
}
