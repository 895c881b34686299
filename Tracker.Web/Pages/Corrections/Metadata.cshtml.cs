using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.Corrections;

/// <summary>What somebody says the report's details are.</summary>
public sealed class MetadataForm
{
    /// <summary>Code, name or short name.</summary>
    public string? Agency { get; set; }

    public int? Reviewed { get; set; }

    public int? Plan { get; set; }

    public DateOnly? Published { get; set; }
}

/// <summary>
/// Corrects a report's agency, years or day of publication: the first step shows what would change, the second saves it with
/// the reason.
/// </summary>
[Authorize(Access.Decide)]
public sealed class MetadataModel(
    ReportQueries reports,
    AgencyQueries agencies,
    PreviewMetadata preview,
    RecordDecision record,
    Visitor visitor,
    Ui ui,
    Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public MetadataForm Form { get; set; } = new();

    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    public string Reason { get; private set; } = string.Empty;

    public ReportDetail Detail { get; private set; } = null!;

    /// <summary>What would follow; null before anything was asked.</summary>
    public MetadataConsequences? Consequences { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Form.Agency is null)
        {
            var report = Detail.Report;
            Form = new() { Agency = Detail.Agency.Name, Reviewed = report.ReviewedYear, Plan = report.PlanYear, Published = report.PublishedOn };

            // What was bound before is shown otherwise.
            ModelState.Clear();
            return Page();
        }

        return await AskAsync(id, cancellationToken) is null ? Refused() : Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, string? reason, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Reason = reason ?? string.Empty;
        if (await AskAsync(id, cancellationToken) is not { } correction)
        {
            return Refused();
        }

        // What was begun is finished, also when the reader has gone.
        var result = await record.ExecuteAsync(
            visitor.Scope(Right.Decide), DecisionRequest.CorrectMetadata(id, correction, visitor.Actor, Reason), CancellationToken.None);
        if (result is DecisionResult.Refused refused)
        {
            Problem = words.Describe(refused.Problem, refused.Values);
            return Refused();
        }

        Notice = ui[result is DecisionResult.Unchanged ? "corrections.unchanged" : "corrections.saved"];
        return Redirect($"/reports/{id}/metadata");
    }

    /// <summary>Works out what would follow; null, with the problem said, where the form says nothing that could be done.</summary>
    private async Task<MetadataCorrection?> AskAsync(long id, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Form.Reviewed is not { } reviewed || Form.Plan is not { } plan)
        {
            Problem = ui["corrections.badYears"];
            return null;
        }

        var scope = visitor.Scope(Right.Decide);
        if (string.IsNullOrWhiteSpace(Form.Agency) || await agencies.FindAsync(scope, Form.Agency.Trim(), cancellationToken) is not { } agency)
        {
            Problem = ui["corrections.unknownAgency", Form.Agency];
            return null;
        }

        var correction = new MetadataCorrection(agency.Id, reviewed, plan, Form.Published);
        Consequences = await preview.ExecuteAsync(scope, id, correction, cancellationToken);
        return correction;
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await reports.ByIdAsync(visitor.Scope(Right.Decide), id, cancellationToken) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        return true;
    }
}
