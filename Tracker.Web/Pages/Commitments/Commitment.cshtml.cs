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

namespace Tracker.Web.Pages.Commitments;

/// <summary>A promise beside what may answer it, and what people decided of it.</summary>
[Authorize(Access.Local)]
public sealed class CommitmentModel(
    CommitmentQueries commitments,
    FollowUpQueries followUps,
    FollowUpSettings followUpSettings,
    RecordDecision record,
    TimeProvider time,
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

    public ProgressView Progress { get; private set; } = null!;

    /// <summary>The decision in force on the commitment's status.</summary>
    public Decision? InForce => Detail.Decisions.LastOrDefault(decision =>
        decision is { SubjectKind: SubjectKind.Commitment, SupersededBy: null, Kind: DecisionKind.SetStatus or DecisionKind.Withdraw });

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostConfirmAsync(long id, string outcome, CancellationToken cancellationToken) =>
        DecideAsync(id, commitment => DecisionRequest.ConfirmLink(commitment, outcome, Access.LocalActor, Reason), cancellationToken);

    public Task<IActionResult> OnPostRejectAsync(long id, string outcome, CancellationToken cancellationToken) =>
        DecideAsync(id, commitment => DecisionRequest.RejectLink(commitment, outcome, Access.LocalActor, Reason), cancellationToken);

    public Task<IActionResult> OnPostReopenAsync(long id, string outcome, CancellationToken cancellationToken) =>
        DecideAsync(id, commitment => DecisionRequest.RevokeLink(commitment, outcome, Access.LocalActor, Reason), cancellationToken);

    public Task<IActionResult> OnPostStatusAsync(long id, CancellationToken cancellationToken) => DecideAsync(
        id,
        commitment => Status switch
        {
            null => null,
            AssessmentStatus.Withdrawn => DecisionRequest.Withdraw(commitment, Access.LocalActor, Reason ?? string.Empty),
            { } status => DecisionRequest.SetStatus(commitment, status, Access.LocalActor, Reason ?? string.Empty),
        },
        cancellationToken);

    public Task<IActionResult> OnPostRevokeAsync(long id, CancellationToken cancellationToken) =>
        DecideAsync(id, commitment => DecisionRequest.RevokeStatus(commitment, Access.LocalActor, Reason), cancellationToken);

    private async Task<IActionResult> DecideAsync(long id, Func<string, DecisionRequest?> request, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var identity = Detail.Commitment.IdentityHash;
        if (!ModelState.IsValid || request(identity) is not { } asked)
        {
            Problem = ui["commitment.chooseStatus"];
            return Refused();
        }

        // What was begun is finished, also when the reader has gone.
        var result = await record.ExecuteAsync(asked, CancellationToken.None);
        if (result is DecisionResult.Refused refused)
        {
            Problem = words.Describe(refused.Problem, refused.Values);
            return Refused();
        }

        Notice = ui[result is DecisionResult.Unchanged ? "commitment.unchanged" : "commitment.recorded"];

        // A new assessment may have given the commitment another row; its identity stays.
        var now = await commitments.ByIdentityAsync(identity, cancellationToken);
        return Redirect($"/commitments/{now?.Commitment.Id ?? id}");
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await commitments.ByIdAsync(id, cancellationToken) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        View = CommitmentView.Of(detail);
        Progress = await ProgressView.LoadAsync(detail, followUps, followUpSettings, ChinaTime.Today(time), cancellationToken);
        return true;
    }
}
