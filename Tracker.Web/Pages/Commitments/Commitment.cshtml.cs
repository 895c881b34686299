using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.Pages.Progress;
using Tracker.Web.Texts;
using Tracker.Web.SignIn;
using Tracker.Engine.Users;

namespace Tracker.Web.Pages.Commitments;

/// <summary>A promise beside what may answer it, and what people decided of it.</summary>
[Authorize(Access.View)]
public sealed class CommitmentModel(
    CommitmentQueries commitments,
    FollowUpQueries followUps,
    FollowUpSettings followUpSettings,
    AgencyQueries agencies,
    RecordDecision record,
    TimeProvider time,
    Visitor visitor,
    Ui ui,
    Words words) : PageModel
{
    /// <summary>What a person may set; withdrawing is a decision of its own and is offered beside them.</summary>
    public static IReadOnlyList<AssessmentStatus> Settable { get; } =
    [
        AssessmentStatus.Fulfilled,
        AssessmentStatus.InProgress,
        AssessmentStatus.Missed,
        AssessmentStatus.NotReported,
        AssessmentStatus.Withdrawn,
    ];

    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    [BindProperty]
    public AssessmentStatus? Status { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public CommitmentDetail Detail { get; private set; } = null!;

    public CommitmentView View { get; private set; } = null!;

    /// <summary>Whether the visitor may decide on this agency's commitments.</summary>
    public bool MayDecide { get; private set; }

    public ProgressView Progress { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    [Needs(Right.Decide)]
    public Task<IActionResult> OnPostConfirmAsync(long id, string outcome, CancellationToken cancellationToken) =>
        DecideAsync(id, commitment => DecisionRequest.ConfirmLink(commitment, outcome, visitor.Actor, Reason), cancellationToken);

    [Needs(Right.Decide)]
    public Task<IActionResult> OnPostRejectAsync(long id, string outcome, CancellationToken cancellationToken) =>
        DecideAsync(id, commitment => DecisionRequest.RejectLink(commitment, outcome, visitor.Actor, Reason), cancellationToken);

    [Needs(Right.Decide)]
    public Task<IActionResult> OnPostReopenAsync(long id, string outcome, CancellationToken cancellationToken) =>
        DecideAsync(id, commitment => DecisionRequest.RevokeLink(commitment, outcome, visitor.Actor, Reason), cancellationToken);

    [Needs(Right.Decide)]
    public Task<IActionResult> OnPostStatusAsync(long id, CancellationToken cancellationToken) => DecideAsync(
        id,
        commitment => Status switch
        {
            null => null,
            AssessmentStatus.Withdrawn => DecisionRequest.Withdraw(commitment, visitor.Actor, Reason ?? string.Empty),
            { } status => DecisionRequest.SetStatus(commitment, status, visitor.Actor, Reason ?? string.Empty),
        },
        cancellationToken);

    [Needs(Right.Decide)]
    public Task<IActionResult> OnPostRevokeAsync(long id, CancellationToken cancellationToken) =>
        DecideAsync(id, commitment => DecisionRequest.RevokeStatus(commitment, visitor.Actor, Reason), cancellationToken);

    private async Task<IActionResult> DecideAsync(long id, Func<string, DecisionRequest?> request, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (!MayDecide)
        {
            return Forbid();
        }

        var identity = Detail.Commitment.IdentityHash;
        if (!ModelState.IsValid || request(identity) is not { } asked)
        {
            Problem = ui["commitment.chooseStatus"];
            return Refused();
        }

        // What was begun is finished, also when the reader has gone.
        var result = await record.ExecuteAsync(visitor.Scope(Right.Decide), asked, CancellationToken.None);
        if (result is DecisionResult.Refused refused)
        {
            Problem = words.Describe(refused.Problem, refused.Values);
            return Refused();
        }

        Notice = ui[result is DecisionResult.Unchanged ? "commitment.unchanged" : "commitment.recorded"];

        // A new assessment may have given the commitment another row; its identity stays.
        var now = await commitments.ByIdentityAsync(visitor.Sees, identity, cancellationToken);
        return Redirect($"/commitments/{now?.Commitment.Id ?? id}");
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await commitments.ByIdAsync(visitor.Sees, id, cancellationToken) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        View = CommitmentView.Of(detail);
        MayDecide = await agencies.ByIdAsync(visitor.Scope(Right.Decide), detail.Agency.Id, cancellationToken) is not null;
        Progress = await ProgressView.LoadAsync(detail, visitor, followUps, agencies, followUpSettings, ChinaTime.Today(time), cancellationToken);
        return true;
    }
}
