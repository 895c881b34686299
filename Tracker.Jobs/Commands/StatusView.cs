using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Jobs.Terminal;

namespace Tracker.Jobs.Commands;

/// <summary>Shows how the promises stand.</summary>
internal sealed class StatusView(CommandContext context)
{
    private static readonly AssessmentStatus[] Order =
    [
        AssessmentStatus.Fulfilled, AssessmentStatus.InProgress, AssessmentStatus.Missed, AssessmentStatus.NotReported,
        AssessmentStatus.AwaitingReport, AssessmentStatus.Withdrawn,
    ];

    public void Show(StatusReport report, bool withOpen)
    {
        var (screen, texts) = (context.Screen, context.Texts);
        if (report.Cells.Count == 0)
        {
            screen.Line(texts["status.Nothing"]);
            return;
        }

        ShowYears(report);
        if (withOpen)
        {
            ShowOpen(report.Open);
        }
        else if (report.Open.Count > 0)
        {
            screen.Line(texts.Format("status.OpenHint", report.Open.Count));
        }
    }

    /// <summary>A row for each agency and year: what was promised for the year and how it stands; then the open flags.</summary>
    public void ShowYears(StatusReport report)
    {
        var (texts, words) = (context.Texts, context.Words);
        var table = new TextTable()
            .Column(texts["status.Column.Agency"]).Column(texts["status.Column.Year"], isNumber: true)
            .Column(texts["status.Column.Answer"]).Column(texts["status.Column.Commitments"], isNumber: true);
        foreach (var status in Order)
        {
            table.Column(words.Name(status), isNumber: true);
        }

        // A year for which nothing was promised is the first report's review of itself.
        foreach (var cell in report.Cells.Where(cell => cell.PromisingReportId is not null))
        {
            table.Row(
            [
                report.Agencies[cell.AgencyId],
                cell.Year.ToString(CultureInfo.InvariantCulture),
                cell.AnsweringReportId is null ? new Cell(texts["status.Awaited"], "yellow") : texts["status.Answered"],
                cell.Counts.Total.ToString(CultureInfo.InvariantCulture),
                .. Order.Select(status => Count(cell.Counts.Of(status), status)),
            ]);
        }

        context.Screen.Table(table);
        if (report.Flags.Count > 0)
        {
            context.Screen.Line(texts.Format("status.Flags", words.List(report.Flags.Select(flag => texts.Format("Count", words.Name(flag.Kind), flag.Count)))));
        }
    }

    private void ShowOpen(IReadOnlyList<CommitmentListItem> open)
    {
        var (screen, texts, words) = (context.Screen, context.Texts, context.Words);
        foreach (var year in open.GroupBy(item => (item.AgencyName, item.PlanYear)))
        {
            screen.Line();
            screen.Heading(texts.Format("status.OpenOf", year.Key.AgencyName, year.Key.PlanYear, year.Count()));
            var table = new TextTable()
                .Column(texts["status.Column.Status"]).Column(texts["status.Column.Due"])
                .Column(texts["status.Column.Kind"]).Column(texts["status.Column.Commitment"]).Column(texts["status.Column.Units"]);
            foreach (var item in year)
            {
                table.Row(
                    new Cell(words.Name(item.EffectiveStatus), StyleOf(item.EffectiveStatus)),
                    words.Day(item.DueOn),
                    words.Name(item.Kind),
                    item.Text,
                    words.List(item.LeadUnits));
            }

            screen.Table(table);
        }

        screen.Line();
        screen.Line(texts["status.Caution"]);
    }

    private static Cell Count(int count, AssessmentStatus status) => count == 0
        ? new Cell("·", "dim")
        : new Cell(count.ToString(CultureInfo.InvariantCulture), StyleOf(status));

    private static string StyleOf(AssessmentStatus status) => status switch
    {
        AssessmentStatus.Fulfilled => "green",
        AssessmentStatus.InProgress => "blue",
        AssessmentStatus.Missed => "red",
        AssessmentStatus.NotReported => "yellow",
        AssessmentStatus.AwaitingReport or AssessmentStatus.Withdrawn => "dim",
    };
}
