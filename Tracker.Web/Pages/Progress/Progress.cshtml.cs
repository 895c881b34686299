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

namespace Tracker.Web.Pages.Progress;

/// <summary>Takes notes, requests for extension and the decisions on them; what was refused stays filled in.</summary>
[Authorize(Access.Local)]
[RequestSizeLimit(UploadedEvidence.LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedEvidence.LargestRequest)]
public sealed class ProgressModel(
    CommitmentQueries commitments,
    FollowUpQueries followUps,
    WriteProgressNote write,
    ExtendDeadline extend,
    FollowUpSettings settings,
    TimeProvider time,
    Ui ui,
    Words words) : PageModel
{
    public string? Problem { get; private set; }

    [BindProperty]
    public ProgressForm Form { get; set; } = new();

    public CommitmentDetail Detail { get; private set; } = null!;

    public ProgressView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostNoteAsync(long id, CancellationToken cancellationToken) => SendAsync(
        id,
        async identity => Form.Claim is not { } claim ? null : await write.ExecuteAsync(
            new ProgressNoteRequest
            {
                CommitmentIdentity = identity,
                Text = Form.Text ?? string.Empty,
                Claim = claim,
                Files = await UploadedEvidence.ReadAsync(Form.Files, settings, cancellationToken),
                Actor = Access.LocalActor,
            },
            CancellationToken.None),
        "progress.written",
        cancellationToken);

    public Task<IActionResult> OnPostAskAsync(long id, CancellationToken cancellationToken) => SendAsync(
        id,
        async identity => Form.AskedFor is not { } askedFor ? null : await extend.AskAsync(
            new ExtensionRequest
            {
                CommitmentIdentity = identity,
                AskedFor = askedFor,
                Reason = Form.Reason ?? string.Empty,
                Actor = Access.LocalActor,
            },
            CancellationToken.None),
        "progress.asked",
        cancellationToken);

    public Task<IActionResult> OnPostApproveAsync(long id, long extension, CancellationToken cancellationToken) =>
        DecideAsync(id, extension, true, cancellationToken);

    public Task<IActionResult> OnPostRefuseAsync(long id, long extension, CancellationToken cancellationToken) =>
        DecideAsync(id, extension, false, cancellationToken);

    private Task<IActionResult> DecideAsync(long id, long extension, bool isApproved, CancellationToken cancellationToken) => SendAsync(
        id,
        async _ => await extend.DecideAsync(
            new ExtensionDecision { ExtensionId = extension, IsApproved = isApproved, Reason = Form.DecisionReason, Actor = Access.LocalActor },
            CancellationToken.None),
        "progress.decided",
        cancellationToken);

    /// <summary>What was begun is finished, also when the reader has gone.</summary>
    private async Task<IActionResult> SendAsync<T>(
        long id,
        Func<string, Task<FollowUpResult<T>?>> send,
        string done,
        CancellationToken cancellationToken)
    {
        if (await commitments.ByIdAsync(id, cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        var result = ModelState.IsValid ? await send(detail.Commitment.IdentityHash) : null;
        Problem = result is null ? ui["progress.badForm"] : words.Problem(result);
        if (Problem is null)
        {
            TempData["Notice"] = ui[result is FollowUpResult<T>.Unchanged ? "progress.unchanged" : done];
            return Redirect($"/commitments/{id}");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await commitments.ByIdAsync(id, cancellationToken) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        View = await ProgressView.LoadAsync(detail, followUps, settings, ChinaTime.Today(time), cancellationToken) with { Form = Form };
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
}
