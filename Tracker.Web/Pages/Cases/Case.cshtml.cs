using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.Cases;

/// <summary>One case: what it is about, what happened, and the steps that may follow.</summary>
[Authorize(Access.Local)]
[RequestSizeLimit(UploadedEvidence.LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedEvidence.LargestRequest)]
public sealed class CaseModel(
    CaseQueries cases,
    CommitmentQueries commitments,
    AgencyQueries agencies,
    FollowUpCase followUp,
    FollowUpSettings settings,
    TimeProvider time,
    Ui ui,
    Words words) : PageModel
{
    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    [BindProperty]
    public StepForm Form { get; set; } = new();

    public FollowUpSettings Settings => settings;

    public DateOnly Today { get; } = ChinaTime.Today(time);

    public CaseDetail Detail { get; private set; } = null!;

    /// <summary>The commitment's row as it stands; null for a flag on a report or an agency.</summary>
    public long? CommitmentId { get; private set; }

    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The steps that may follow and that the actor's role takes.</summary>
    public IReadOnlyList<CaseStep> Next =>
        [.. CaseSteps.After(Detail.Case.Step).Where(step => CaseSteps.Roles(step).Any(LocalRoles.All.Contains))];

    public bool MayTake(CaseStep step) =>
        CaseSteps.IsFourEyes(step, Access.LocalActor, Detail.Case.ReportedBy, Detail.Case.ReviewedBy);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Form.Step is not { } step)
        {
            return await RefusedAsync(id, ui["cases.badForm"], cancellationToken);
        }

        var request = new CaseRequest
        {
            CaseId = id,
            Version = Form.Version,
            Step = step,
            Actor = Access.LocalActor,
            Roles = LocalRoles.All,
            Text = Form.Text,
            AgencyId = Form.Office,
            AcceptBy = Form.AcceptBy,
            ReportBy = Form.ReportBy,
            Files = await UploadedEvidence.ReadAsync(Form.Files, settings, cancellationToken),
        };

        // What was begun is finished, also when the reader has gone.
        var result = await followUp.TakeAsync(request, CancellationToken.None);
        if (words.Problem(result) is { } problem)
        {
            return await RefusedAsync(id, problem, cancellationToken);
        }

        Notice = ui["cases.taken", words.Name(step)];
        return Redirect($"/cases/{id}");
    }

    private async Task<IActionResult> RefusedAsync(long id, string problem, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await cases.ByIdAsync(id, cancellationToken) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        Agencies = await agencies.AllAsync(cancellationToken);
        CommitmentId = detail.Case.CommitmentIdentity is { } identity
            ? (await commitments.ByIdentityAsync(identity, cancellationToken))?.Commitment.Id
            : null;
        return true;
    }
}

/// <summary>What a form for a step sends.</summary>
public sealed class StepForm
{
    public CaseStep? Step { get; set; }

    public int Version { get; set; }

    public string? Text { get; set; }

    public long? Office { get; set; }

    public DateOnly? AcceptBy { get; set; }

    public DateOnly? ReportBy { get; set; }

    public IReadOnlyList<IFormFile> Files { get; set; } = [];
}
