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
using Tracker.Engine.Users;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Cases;

/// <summary>One case: what it is about, what happened, and the steps that may follow.</summary>
[Authorize(Access.View)]
[RequestSizeLimit(UploadedEvidence.LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedEvidence.LargestRequest)]
public sealed class CaseModel(
    CaseQueries cases,
    CommitmentQueries commitments,
    AgencyQueries agencies,
    FollowUpCase followUp,
    FollowUpSettings settings,
    TimeProvider time,
    Visitor visitor,
    Ui ui,
    Words words) : PageModel
{
    private IReadOnlyCollection<Role> roles = [];

    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    /// <summary>Where the visitor came from and goes back to when done.</summary>
    [FromQuery(Name = "back")]
    public string? From { get; set; }

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
        [.. CaseSteps.After(Detail.Case.Step).Where(step => CaseSteps.Roles(step).Any(roles.Contains))];

    public bool MayTake(CaseStep step) =>
        CaseSteps.IsFourEyes(step, visitor.Actor, Detail.Case.ReportedBy, Detail.Case.ReviewedBy);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    [Needs(Right.View)]
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (roles.All(role => role is Role.Administrator or Role.Auditor))
        {
            return Forbid();
        }

        if (!ModelState.IsValid || Form.Step is not { } step)
        {
            return await RefusedAsync(id, ui["cases.badForm"], cancellationToken);
        }

        var request = new CaseRequest
        {
            CaseId = id,
            Version = Form.Version,
            Step = step,
            Actor = visitor.Actor,
            Roles = roles,
            Text = Form.Text,
            AgencyId = Form.Office,
            AcceptBy = Form.AcceptBy,
            ReportBy = Form.ReportBy,
            Files = await UploadedEvidence.ReadAsync(Form.Files, settings, cancellationToken),
        };

        // What was begun is finished, also when the reader has gone.
        var result = await followUp.TakeAsync(ScopeOf(step), request, CancellationToken.None);
        if (words.Problem(result) is { } problem)
        {
            return await RefusedAsync(id, problem, cancellationToken);
        }

        Notice = ui["cases.taken", words.Name(step)];
        return Redirect(Back.To(Url, Form.Back, $"/cases/{id}"));
    }

    private Scope ScopeOf(CaseStep step) => visitor.Scope(
        CaseSteps.IsOffices(step) ? Right.FollowUp : CaseSteps.Roles(step).Contains(Role.Reviewer) ? Right.Decide : Right.Supervise);

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

    /// <summary>Who supervises does so for the agency the case is about; who answers, for the office it was given to.</summary>
    private async Task<IReadOnlyCollection<Role>> RolesAsync(StoredCase row, CancellationToken cancellationToken)
    {
        var supervising = await visitor.RolesOverAsync(agencies, row.AgencyId, cancellationToken);
        var answering = await visitor.RolesOverAsync(agencies, row.AssignedAgencyId ?? row.AgencyId, cancellationToken);
        return [.. supervising.Where(role => !role.Has(Right.FollowUp)), .. answering.Where(role => role.Has(Right.FollowUp))];
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await cases.ByIdAsync(visitor.Sees, id, cancellationToken) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        roles = await RolesAsync(detail.Case, cancellationToken);
        Agencies = await agencies.AllAsync(visitor.Sees, cancellationToken);
        CommitmentId = detail.Case.CommitmentIdentity is { } identity
            ? (await commitments.ByIdentityAsync(visitor.Sees, identity, cancellationToken))?.Commitment.Id
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

    /// <summary>Where the visitor came from.</summary>
    public string? Back { get; set; }
}
