using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Agencies;

/// <summary>One plan year of an agency.</summary>
/// <param name="Cell">What was promised for it and what became of that.</param>
/// <param name="Answer">The report that reviews it; null where it is not in.</param>
/// <param name="PublishBy">The last day on which that report is published in time.</param>
/// <param name="IsLate">Whether it is not in although that day has passed.</param>
public sealed record HistoryYear(OverviewCell Cell, StoredReport? Answer, DateOnly PublishBy, bool IsLate);

/// <summary>An agency over all years: its reports, how it kept to them, and what it promised again and again.</summary>
[Authorize(Access.View)]
public sealed class HistoryModel(
    AgencyQueries agencies,
    OverviewQueries overview,
    ReportQueries reports,
    ThreadQueries threads,
    FlagSettings settings,
    TimeProvider time,
    Visitor visitor) : PageModel
{
    private const int Most = 200;

    /// <summary>Only threads of which no report says that they were fulfilled.</summary>
    [FromQuery(Name = "unfulfilled")]
    public bool Unfulfilled { get; set; }

    public Agency Agency { get; private set; } = null!;

    public Agency? Parent { get; private set; }

    public IReadOnlyList<Agency> Beneath { get; private set; } = [];

    public IReadOnlyList<HistoryYear> Years { get; private set; } = [];

    public IReadOnlyList<PromiseThread> All { get; private set; } = [];

    /// <summary>Those asked for, the first of them.</summary>
    public IReadOnlyList<PromiseThread> Shown { get; private set; } = [];

    /// <summary>The years that the shown threads run through.</summary>
    public IReadOnlyList<int> Columns { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (await agencies.FindAsync(visitor.Sees, code, cancellationToken) is not { } agency)
        {
            return NotFound();
        }

        Agency = agency;
        Parent = agency.ParentId is { } parent ? await agencies.ByIdAsync(visitor.Sees, parent, cancellationToken) : null;
        Beneath = await agencies.BeneathAsync(visitor.Sees, agency.Id, cancellationToken);
        var today = ChinaTime.Today(time);
        var answers = (await reports.OfAgencyAsync(visitor.Sees, agency.Id, cancellationToken)).ToDictionary(report => report.Id);
        Years =
        [
            .. (await overview.OfAgencyAsync(visitor.Sees, agency.Id, cancellationToken)).Select(cell =>
            {
                var publishBy = settings.Calendar.PublishBy(agency.Level, cell.Year);
                return new HistoryYear(
                    cell,
                    cell.AnsweringReportId is { } id ? answers.GetValueOrDefault(id) : null,
                    publishBy,
                    cell.AnsweringReportId is null && today > publishBy);
            }),
        ];
        All = await threads.OfAgencyAsync(visitor.Sees, agency.Id, cancellationToken);
        Shown = [.. All.Where(thread => !Unfulfilled || thread.IsUnfulfilled).Take(Most)];
        Columns = [.. Shown.SelectMany(thread => thread.Entries.Select(entry => entry.PlanYear)).Distinct().Order()];
        return Page();
    }
}
