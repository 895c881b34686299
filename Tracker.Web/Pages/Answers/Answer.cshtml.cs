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

namespace Tracker.Web.Pages.Answers;

/// <summary>An office points at the sentence of its report that answers a promise; somebody else confirms or rejects it.</summary>
[Authorize(Access.View)]
public sealed class AnswerModel(
    CommitmentQueries commitments,
    ReportQueries reports,
    AnswerClaimQueries claims,
    AgencyQueries agencies,
    AnswerClaims answers,
    Visitor visitor,
    Ui ui,
    Words words) : PageModel
{
    public string? Problem { get; private set; }

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    /// <summary>Where the visitor came from and goes back to when done.</summary>
    [BindProperty(Name = "back", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "outcome")]
    public string? Chosen { get; set; }

    [BindProperty(Name = "remark")]
    public string? Remark { get; set; }

    public CommitmentDetail Detail { get; private set; } = null!;

    public bool MayPointOut { get; private set; }

    /// <summary>The sentences to choose from: those the engine finds closest, then all in the order of the report.</summary>
    public IReadOnlyList<(StoredOutcome Outcome, bool IsClose)> Sentences { get; private set; } = [];

    public AnswerClaimsView Claims { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    [Needs(Right.FollowUp)]
    public Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken) => SendAsync(
        Right.FollowUp,
        id,
        async identity => string.IsNullOrEmpty(Chosen) ? null : await answers.PointOutAsync(
            visitor.Scope(Right.FollowUp),
            new AnswerClaimRequest { CommitmentIdentity = identity, OutcomeIdentity = Chosen, Remark = Remark, Actor = visitor.Actor },
            CancellationToken.None),
        "answers.sent",
        cancellationToken);

    [Needs(Right.Decide)]
    public Task<IActionResult> OnPostConfirmAsync(long id, long claim, AssessmentStatus? status, string? reason, CancellationToken cancellationToken) =>
        DecideAsync(id, new AnswerClaimDecision { ClaimId = claim, IsConfirmed = true, Status = status, Reason = reason, Actor = visitor.Actor }, cancellationToken);

    [Needs(Right.Decide)]
    public Task<IActionResult> OnPostRejectAsync(long id, long claim, string? reason, CancellationToken cancellationToken) =>
        DecideAsync(id, new AnswerClaimDecision { ClaimId = claim, IsConfirmed = false, Reason = reason, Actor = visitor.Actor }, cancellationToken);

    private Task<IActionResult> DecideAsync(long id, AnswerClaimDecision decision, CancellationToken cancellationToken) => SendAsync(
        Right.Decide,
        id,
        async identity => (await claims.OfCommitmentAsync(visitor.Scope(Right.Decide), identity, cancellationToken)).Any(claim => claim.Id == decision.ClaimId)
            ? await answers.DecideAsync(visitor.Scope(Right.Decide), decision, CancellationToken.None)
            : null,
        "answers.decided",
        cancellationToken);

    /// <summary>What was begun is finished, also when the reader has gone.</summary>
    private async Task<IActionResult> SendAsync(
        Right right,
        long id,
        Func<string, Task<FollowUpResult<StoredAnswerClaim>?>> send,
        string done,
        CancellationToken cancellationToken)
    {
        if (await commitments.ByIdAsync(visitor.Scope(right), id, cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        var identity = detail.Commitment.IdentityHash;
        var result = ModelState.IsValid ? await send(identity) : null;
        Problem = result is null ? ui["answers.badForm"] : words.Problem(result);
        if (Problem is null)
        {
            TempData["Notice"] = ui[result is FollowUpResult<StoredAnswerClaim>.Unchanged ? "progress.unchanged" : done];

            // A new assessment may have given the commitment another row; its identity stays.
            var now = await commitments.ByIdentityAsync(visitor.Sees, identity, cancellationToken);
            return Redirect(Back.To(Url, From, $"/commitments/{now?.Commitment.Id ?? id}#answer-claims"));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await commitments.ByIdAsync(visitor.Sees, id, cancellationToken) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        MayPointOut = detail.Report.IsCurrent && await agencies.ByIdAsync(visitor.Scope(Right.FollowUp), detail.Agency.Id, cancellationToken) is not null;
        Claims = new AnswerClaimsView(
            id,
            await claims.OfCommitmentAsync(visitor.Sees, detail.Commitment.IdentityHash, cancellationToken),
            await agencies.ByIdAsync(visitor.Scope(Right.Decide), detail.Agency.Id, cancellationToken) is not null,
            MayPointOut: false,
            visitor.Actor,
            From);
        if (MayPointOut && detail.AnsweringReport is { } answering)
        {
            var all = (await reports.ByIdAsync(visitor.Sees, answering.Id, cancellationToken))?.Outcomes ?? [];
            Sentences = Listed(all, [.. detail.Evidence.Select(evidence => evidence.Outcome.IdentityHash)]);
        }

        return true;
    }

    private IReadOnlyList<(StoredOutcome Outcome, bool IsClose)> Listed(IReadOnlyList<StoredOutcome> all, List<string> closest)
    {
        var wanted = (Query ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. all.Where(outcome => wanted.All(word => outcome.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Select(outcome => (Outcome: outcome, IsClose: closest.Contains(outcome.IdentityHash)))
                .OrderBy(item => item.IsClose ? closest.IndexOf(item.Outcome.IdentityHash) : closest.Count)
                .ThenBy(item => item.Outcome.Ordinal),
        ];
    }
}
