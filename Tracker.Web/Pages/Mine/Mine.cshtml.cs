using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.Mine;

/// <summary>What the visitor's office owes, by due date, each a step away from being dealt with.</summary>
[Authorize(Access.FollowUp)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MineModel(
    OwedQueries owed,
    FollowUpQueries followUps,
    CaseQueries cases,
    AgencyQueries agencies,
    FollowUpCase followUp,
    FlagSettings rules,
    TimeProvider time,
    Visitor visitor,
    Ui ui,
    Words words) : PageModel
{
    /// <summary>More than that helps nobody plan; the page says where it stops.</summary>
    public const int Most = 400;

    private const int AnswersShown = 20;

    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    public DateOnly Today { get; } = ChinaTime.Today(time);

    public ILookup<DueTime, MineRow> Rows { get; private set; } = null!;

    /// <summary>Whether there is more than is shown.</summary>
    public bool IsCut { get; private set; }

    [FromQuery(Name = Pager.QueryKey)]
    public int Number { get; set; } = 1;

    /// <summary>Flags that a sentence of the report may answer.</summary>
    public Page<OwedAnswer> Answers { get; private set; } = null!;

    public IReadOnlyList<OpenExtension> Asked { get; private set; } = [];

    public bool IsEmpty => Rows.Count == 0 && Answers.Total == 0 && Asked.Count == 0;

    private Scope Scope => visitor.Scope(Right.FollowUp);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Accepts a case with one click; there is nothing to fill in.</summary>
    [Needs(Right.FollowUp)]
    public async Task<IActionResult> OnPostAcceptAsync(long id, int version, CancellationToken cancellationToken)
    {
        if (await cases.ByIdAsync(Scope, id, cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        var request = new CaseRequest
        {
            CaseId = id,
            Version = version,
            Step = CaseStep.Accepted,
            Actor = visitor.Actor,
            Roles = await visitor.RolesOverAsync(agencies, detail.Case.AssignedAgencyId ?? detail.Case.AgencyId, cancellationToken),
        };

        // What was begun is finished, also when the reader has gone.
        Problem = words.Problem(await followUp.TakeAsync(Scope, request, CancellationToken.None));
        if (Problem is null)
        {
            Notice = ui["mine.accepted", id];
            return Redirect("/mine");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var commitments = await owed.CommitmentsAsync(Scope, Today, Most, cancellationToken);
        var given = await owed.CasesAsync(Scope, Most, cancellationToken);
        var reported = await owed.ReportedAsync(Scope, Today, Most, cancellationToken);
        IsCut = new[] { commitments.Count, given.Count, reported.Count }.Contains(Most);
        var rows = commitments.Select(item => new MineRow(item.DueOn, item))
            .Concat(given.Select(item => new MineRow(item.DueOn, Case: item)))
            .Concat(reported.Select(item => new MineRow(
                rules.Calendar.ReportBy(item.Level, item.Year + 1), Report: new OwedReport(item.Code, item.Name, item.Year + 1))));
        Rows = rows.OrderBy(row => row.DueOn).ThenBy(row => row.Commitment is null ? 0 : 1).ToLookup(row => row.TimeOn(Today));
        Answers = await owed.AnswersAsync(Scope, new PageRequest(Number, AnswersShown), cancellationToken);
        Asked = await followUps.OpenExtensionsAsync(Scope, cancellationToken);
    }
}
