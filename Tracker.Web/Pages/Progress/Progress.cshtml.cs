using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.Texts;
using Tracker.Engine.Users;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Progress;

/// <summary>Takes notes, requests for extension and the decisions on them; what was refused stays filled in.</summary>
[Authorize(Access.View)]
[RequestSizeLimit(UploadedEvidence.LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedEvidence.LargestRequest)]
public sealed class ProgressModel(
    CommitmentQueries commitments,
    FollowUpQueries followUps,
    AgencyQueries agencies,
    WriteProgressNote write,
    ExtendDeadline extend,
    FollowUpSettings settings,
    TimeProvider time,
    Visitor visitor,
    Ui ui,
    Words words) : PageModel
{
    public string? Problem { get; private set; }

    [BindProperty]
    public ProgressForm Form { get; set; } = new();

    public CommitmentDetail Detail { get; private set; } = null!;

    public ProgressView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, string? back, CancellationToken cancellationToken)
    {
        Form.Back = back;
        return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    [Needs(Right.FollowUp)]
    public Task<IActionResult> OnPostNoteAsync(long id, CancellationToken cancellationToken) => SendAsync(
        Right.FollowUp,
        id,
        async identity => Form.Claim is not { } claim ? null : await write.ExecuteAsync(
            visitor.Scope(Right.FollowUp),
            new ProgressNoteRequest
            {
                CommitmentIdentity = identity,
                Text = Form.Text ?? string.Empty,
                Claim = claim,
                Files = await UploadedEvidence.ReadAsync(Form.Files, settings, cancellationToken),
                Actor = visitor.Actor,
            },
            CancellationToken.None),
        "progress.written",
        cancellationToken);

    [Needs(Right.FollowUp)]
    public Task<IActionResult> OnPostAskAsync(long id, CancellationToken cancellationToken) => SendAsync(
        Right.FollowUp,
        id,
        async identity => Form.AskedFor is not { } askedFor ? null : await extend.AskAsync(
            visitor.Scope(Right.FollowUp),
            new ExtensionRequest
            {
                CommitmentIdentity = identity,
                AskedFor = askedFor,
                Reason = Form.Reason ?? string.Empty,
                Actor = visitor.Actor,
            },
            CancellationToken.None),
        "progress.asked",
        cancellationToken);

    [Needs(Right.Supervise)]
    public Task<IActionResult> OnPostApproveAsync(long id, long extension, CancellationToken cancellationToken) =>
        DecideAsync(id, extension, true, cancellationToken);

    [Needs(Right.Supervise)]
    public Task<IActionResult> OnPostRefuseAsync(long id, long extension, CancellationToken cancellationToken) =>
        DecideAsync(id, extension, false, cancellationToken);

    private Task<IActionResult> DecideAsync(long id, long extension, bool isApproved, CancellationToken cancellationToken) => SendAsync(
        Right.Supervise,
        id,
        async identity => !await IsOfAsync(identity, extension, cancellationToken) ? null : await extend.DecideAsync(
            visitor.Scope(Right.Supervise),
            new ExtensionDecision { ExtensionId = extension, IsApproved = isApproved, Reason = Form.DecisionReason, Actor = visitor.Actor },
            CancellationToken.None),
        "progress.decided",
        cancellationToken);

    /// <summary>What was begun is finished, also when the reader has gone.</summary>
    private async Task<IActionResult> SendAsync<T>(
        Right right,
        long id,
        Func<string, Task<FollowUpResult<T>?>> send,
        string done,
        CancellationToken cancellationToken)
    {
        if (await commitments.ByIdAsync(visitor.Scope(right), id, cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        var result = ModelState.IsValid ? await send(detail.Commitment.IdentityHash) : null;
        Problem = result is null ? ui["progress.badForm"] : words.Problem(result);
        if (Problem is null)
        {
            TempData["Notice"] = ui[result is FollowUpResult<T>.Unchanged ? "progress.unchanged" : done];
            return Redirect(Back.To(Url, Form.Back, $"/commitments/{id}"));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    /// <summary>Whether the request is about this commitment, which the visitor was just found to supervise.</summary>
    private async Task<bool> IsOfAsync(string identity, long extension, CancellationToken cancellationToken) =>
        (await followUps.OfCommitmentAsync(visitor.Sees, identity, cancellationToken)).Extensions.Any(asked => asked.Id == extension);

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await commitments.ByIdAsync(visitor.Sees, id, cancellationToken) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        View = await ProgressView.LoadAsync(detail, visitor, followUps, agencies, settings, ChinaTime.Today(time), cancellationToken) with { Form = Form };
        return true;
    }
}

/// <summary>What the forms send.</summary>
public sealed class ProgressForm
{
    public ProgressClaim? Claim { get; set; }

    public string? Text { get; set; }

    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    public DateOnly? AskedFor { get; set; }

    public string? Reason { get; set; }

    public string? DecisionReason { get; set; }

    /// <summary>Where the visitor came from and goes back to when done.</summary>
    public string? Back { get; set; }
}
