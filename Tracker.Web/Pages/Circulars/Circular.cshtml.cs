using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Exports;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.Texts;
using Tracker.Engine.Users;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Circulars;

/// <summary>A circular as it would read, to be approved or rejected; once approved, as it was approved.</summary>
[Authorize(Access.Supervise)]
public sealed class CircularModel(CircularDrafts drafts, DecideCircular decide, Visitor visitor, Ui ui, Words words) : PageModel
{
    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public DateOnly? ReplyBy { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public CircularDraft Draft { get; private set; } = null!;

    /// <summary>In Chinese, whatever language the page is in: it is an official document.</summary>
    public CircularLetter Letter => CircularLetter.Of(Draft.Facts, Draft.ReplyBy, isOrder: false, Words.Chinese);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetDownloadAsync(long id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) && Draft.Circular.Status == CircularStatus.Approved
            ? File(Encoding.UTF8.GetBytes('\uFEFF' + Letter.ToText()), "text/plain; charset=utf-8", $"circular-{id}.txt")
            : NotFound();

    public Task<IActionResult> OnPostApproveAsync(long id, CancellationToken cancellationToken) => DecideAsync(id, true, cancellationToken);

    public Task<IActionResult> OnPostRejectAsync(long id, CancellationToken cancellationToken) => DecideAsync(id, false, cancellationToken);

    private async Task<IActionResult> DecideAsync(long id, bool isApproved, CancellationToken cancellationToken)
    {
        var decision = new CircularDecision
        {
            CircularId = id,
            IsApproved = isApproved,
            Seen = Seen,
            ReplyBy = ReplyBy,
            Reason = Reason,
            Actor = visitor.Actor,
        };

        // What was begun is finished, also when the reader has gone.
        Problem = ModelState.IsValid ? words.Problem(await decide.ExecuteAsync(visitor.Scope(Right.Supervise), decision, CancellationToken.None)) : ui["circulars.badForm"];
        if (Problem is null)
        {
            Notice = ui[isApproved ? "circulars.approvedNotice" : "circulars.rejectedNotice"];
            return Redirect($"/circulars/{id}");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await drafts.CircularAsync(visitor.Scope(Right.Supervise), id, cancellationToken) is not { } draft)
        {
            return false;
        }

        Draft = draft;
        return true;
    }
}
