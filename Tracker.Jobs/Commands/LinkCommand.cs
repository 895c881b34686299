using System.CommandLine;
using Tracker.Engine.Linking;
using Tracker.Jobs.Terminal;

namespace Tracker.Jobs.Commands;

/// <summary>tracker link: holds one report's arrangements against the next year's report.</summary>
internal sealed class LinkCommand : TrackerCommand
{
    private readonly Option<string> from;
    private readonly Option<string> to;
    private readonly JsonDestination json;

    public LinkCommand(CommandContext context)
        : base("link", context)
    {
        from = new Option<string>("--from") { Description = Help("From"), HelpName = "REPORT_Y", Required = true };
        to = new Option<string>("--to") { Description = Help("To"), HelpName = "REPORT_Y1", Required = true };
        json = new JsonDestination(context);
        Add(from);
        Add(to);
        Add(json.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        // Both files are looked at before giving up, so that both are named where both are wrong.
        var promising = await ReportFile.ReadAsync(arguments.GetRequiredValue(from), Context, cancellationToken);
        var answering = await ReportFile.ReadAsync(arguments.GetRequiredValue(to), Context, cancellationToken);
        if (promising is null || answering is null)
        {
            return ExitCode.Refused;
        }

        var run = LinkRun.Of(promising, answering, Linker.Default);
        Warn(run);
        if (json.IsWanted(arguments))
        {
            await json.WriteAsync(arguments, Context, LinkDocument.Of(run, Context.Words), cancellationToken);
        }
        else
        {
            Show(run);
        }

        return ExitCode.Done;
    }

    private void Warn(LinkRun run)
    {
        var (screen, texts) = (Context.Screen, Context.Texts);
        if (run.PlanYear is null)
        {
            screen.Note(texts["link.YearUndecided"]);
        }

        if (run.OtherYear is { } other)
        {
            screen.Note(texts.Format("link.OtherYear", run.PlanYear, other));
        }

        if (run.Commitments.Count == 0)
        {
            screen.Note(texts.Format("link.NoCommitments", run.From.Path));
        }

        if (run.Outcomes.Count == 0)
        {
            screen.Note(texts.Format("link.NoOutcomes", run.To.Path));
        }
    }

    private void Show(LinkRun run)
    {
        var (screen, texts, words) = (Context.Screen, Context.Texts, Context.Words);
        var table = new TextTable()
            .Column(texts["link.Column.Commitment"]).Column(texts["link.Column.Verdict"])
            .Column(texts["link.Column.Evidence"]).Column(texts["link.Column.Why"]);
        foreach (var judgement in run.Judgements)
        {
            var commitment = run.Commitments[judgement.Commitment];
            var due = run.Due(commitment) is { } day ? words.Day(day) : texts["Undecided"];
            var best = judgement.Evidence.Count == 0 ? "" : run.Outcomes[judgement.Evidence[0].Outcome].Text;
            table.Row(
                texts.Format("link.Commitment", commitment.Text, words.Name(commitment.Kind), due),
                new Cell(texts.Format("link.Verdict", words.Name(judgement.Verdict), judgement.Confidence), StyleOf(judgement.Verdict)),
                best,
                string.Join('\n', judgement.Reasons.Select(words.Describe)));
        }

        if (run.Judgements.Count > 0)
        {
            screen.Table(table);
        }

        var counts = Enum.GetValues<Verdict>().Select(verdict =>
            texts.Format("Count", words.Name(verdict), run.Judgements.Count(judgement => judgement.Verdict == verdict)));
        screen.Line(texts.Format("link.Summary", run.Commitments.Count, run.Outcomes.Count, words.List(counts)));
        screen.Line(texts["link.Caution"]);
    }

    private static string StyleOf(Verdict verdict) => verdict switch
    {
        Verdict.Fulfilled => "green",
        Verdict.InProgress => "blue",
        Verdict.Missed => "red",
        Verdict.Silent => "yellow",
    };
}
