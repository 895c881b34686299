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

/// <summary>The cases, those still going on first; above them the requests for extension that wait for a decision.</summary>
[Authorize(Access.View)]
public sealed class CasesModel(
    CaseQueries cases,
    FollowUpQueries followUps,
    AgencyQueries agencies,
    FlagQueries flags,
    FollowUpCase followUp,
    TimeProvider time,
    Visitor visitor,
    Ui ui,
    Words words) : PageModel
{
    private const int Rows = 30;

    [FromQuery(Name = "step")]
    public CaseStep? Step { get; set; }

    [FromQuery(Name = "agency")]
    public string? AgencyCode { get; set; }

    [FromQuery(Name = "overdue")]
    public bool OverdueOnly { get; set; }

    [FromQuery(Name = Pager.QueryKey)]
    public int Number { get; set; } = 1;

    public string? Problem { get; private set; }

    public DateOnly Today { get; } = ChinaTime.Today(time);

    public Page<CaseListItem> Found { get; private set; } = null!;

    public IReadOnlyDictionary<CaseStep, int> Counts { get; private set; } = null!;

    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    public IReadOnlyList<OpenExtension> Asked { get; private set; } = [];

    public bool IsFiltered => Step is not null || OverdueOnly || !string.IsNullOrEmpty(AgencyCode);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    [Needs(Right.Supervise)]
    public async Task<IActionResult> OnPostOpenAsync(string key, string? demand, CancellationToken cancellationToken)
    {
        if (await flags.ByKeyAsync(visitor.Scope(Right.Supervise), key, cancellationToken) is not { } flag)
        {
            return NotFound();
        }

        var roles = await visitor.RolesOverAsync(agencies, flag.AgencyId, cancellationToken);

        // What was begun is finished, also when the reader has gone.
        var result = await followUp.OpenAsync(visitor.Scope(Right.Supervise), key, demand ?? string.Empty, visitor.Actor, roles, CancellationToken.None);
        if (result is FollowUpResult<StoredCase>.Done done)
        {
            TempData["Notice"] = ui["cases.openedNotice"];
            return Redirect($"/cases/{done.Value.Id}");
        }

        Problem = words.Problem(result);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Agencies = await agencies.AllAsync(visitor.Sees, cancellationToken);
        Counts = await cases.CountsAsync(visitor.Sees, cancellationToken);
        Asked = await followUps.OpenExtensionsAsync(visitor.Sees, cancellationToken);
        Found = await cases.ListAsync(
            visitor.Sees,
            new CaseFilter
            {
                Step = Step,
                OverdueOn = OverdueOnly ? Today : null,
                RootAgencyId = Agencies.FirstOrDefault(agency => agency.Code == AgencyCode)?.Id,
            },
            new PageRequest(Number, Rows),
            cancellationToken);
    }
}
