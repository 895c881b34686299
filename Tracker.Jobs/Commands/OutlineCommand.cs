using System.CommandLine;
using Tracker.Engine.Reports;

namespace Tracker.Jobs.Commands;

/// <summary>tracker outline: how the engine reads one report.</summary>
internal sealed class OutlineCommand : TrackerCommand
{
    private const int ShownOfItem = 36;

    private readonly Argument<string> report;
    private readonly JsonDestination json;

    public OutlineCommand(CommandContext context)
        : base("outline", context)
    {
        report = new Argument<string>("REPORT") { Description = Help("Report") };
        json = new JsonDestination(context);
        Add(report);
        Add(json.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (await ReportFile.ReadAsync(arguments.GetRequiredValue(report), Context, cancellationToken) is not { } file)
        {
            return ExitCode.Refused;
        }

        if (json.IsWanted(arguments))
        {
            await json.WriteAsync(arguments, Context, OutlineDocument.Of(file.Text, file.Outline), cancellationToken);
            return ExitCode.Done;
        }

        Show(file);
        return ExitCode.Done;
    }

    private void Show(ReportFile file)
    {
        var (screen, texts, words) = (Context.Screen, Context.Texts, Context.Words);
        var about = file.Outline.Metadata;
        screen.Heading(about.Title ?? Path.GetFileName(file.Path));
        screen.Line(texts.Format(
            "outline.About",
            about.Agency?.Value ?? texts["Undecided"],
            about.ReviewedYear is { } reviewed ? texts.Format("Year", reviewed.Value) : texts["Undecided"],
            about.PlanYear is { } plan ? texts.Format("Year", plan.Value) : texts["Undecided"],
            about.Published is { } published ? words.Day(published.Value) : texts["Undecided"]));
        foreach (var part in file.Outline.Parts)
        {
            screen.Line();
            var heading = part.Heading.Length == 0 ? texts["outline.NoHeading"] : part.Heading;
            screen.Heading(texts.Format("outline.Part", words.Name(part.Kind), heading, part.Span.Length));
            ShowItems(file.Text, part.Items, 1);
        }

        foreach (var doubt in file.Outline.Doubts)
        {
            screen.Note(texts.Format("outline.Doubt", words.Name(doubt)));
        }
    }

    private void ShowItems(ReportText text, IReadOnlyList<OutlineItem> items, int depth)
    {
        foreach (var item in items)
        {
            var words = item.Heading.Length > 0 ? item.Heading : Opening(text, item);
            Context.Screen.Line(new string(' ', depth * 2) + item.Marker + words);
            ShowItems(text, item.Items, depth + 1);
        }
    }

    /// <summary>An item without a heading is known by its first words.</summary>
    private static string Opening(ReportText text, OutlineItem item)
    {
        var words = text.Reading.AsSpan(item.HeadingSpan.End, item.Span.End - item.HeadingSpan.End).TrimStart();
        return words.Length <= ShownOfItem ? words.ToString() : string.Concat(words[..ShownOfItem], "…");
    }
}
