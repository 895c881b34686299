using System.Globalization;
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
using Tracker.Web.Pages.Commitments;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.Review;

/// <summary>
/// The review queue, one commitment at a time: what the engine is least sure of and weighs most comes first. Without a number in
/// its address it leads to the next one.
/// </summary>
[Authorize(Access.Decide)]
public sealed class ReviewModel(
    ReviewDesk desk,
    ReviewQueries queue,
    CommitmentQueries commitments,
    AgencyQueries agencies,
    OverviewQueries overview,
    RecordDecision record,
    Visitor visitor,
    Ui ui,
    Words words) : PageModel
{
    /// <summary>The engine's judgements; what is awaited is not in the queue.</summary>
    public static IReadOnlyList<AssessmentStatus> Statuses { get; } =
        [AssessmentStatus.NotReported, AssessmentStatus.Missed, AssessmentStatus.InProgress, AssessmentStatus.Fulfilled];

    private const int Found = 20;

    [BindProperty(SupportsGet = true)]
    public ReviewAddress Filter { get; set; } = new();

    /// <summary>Words of a statement that the engine did not offer.</summary>
    [FromQuery(Name = "find")]
    public string? Find { get; set; }

    /// <summary>The commitment to go on behind.</summary>
    [FromQuery(Name = "after")]
    public long? After { get; set; }

    [BindProperty]
    public AssessmentStatus? Status { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    /// <summary>What others decided while the reviewer looked.</summary>
    public IReadOnlyList<Decision> Since { get; private set; } = [];

    /// <summary>Null where the queue holds nothing more.</summary>
    public CommitmentDetail? Detail { get; private set; }

    public CommitmentView View { get; private set; } = null!;

    /// <summary>Whether it stands in the queue; what somebody settled is shown, but not decided here again.</summary>
    public bool IsOpen => Detail?.Assessment?.ReviewWorth is not null;

    /// <summary>The latest decision the reviewer sees; goes along with what is decided.</summary>
    public long Seen => Detail?.Decisions.Select(decision => decision.Id).LastOrDefault() ?? 0;

    /// <summary>Somebody else who has it open.</summary>
    public ReviewLease? Other { get; private set; }

    public OwnDecision? Last { get; private set; }

    public int DoneToday { get; private set; }

    public int Left { get; private set; }

    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>Whether the agency in the address is none the reviewer decides on.</summary>
    public bool IsAgencyUnknown { get; private set; }

    private Scope Decides => visitor.Scope(Right.Decide);

    public async Task<IActionResult> OnGetAsync(long? id, CancellationToken cancellationToken)
    {
        if (id is not null)
        {
            return await LoadAsync(id.Value, cancellationToken) ? Page() : NotFound();
        }

        var place = After is { } after ? await queue.PlaceAsync(Decides, after, cancellationToken) : null;
        if (await NextAsync(place ?? ReviewPlace.Start, cancellationToken) is { } next)
        {
            TempData.Keep(nameof(Notice));
            return Redirect(Href(next));
        }

        await LoadQueueAsync(cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostConfirmAsync(long id, long? seen, AssessmentStatus? judged, CancellationToken cancellationToken) => DecideAsync(
        id, seen, identity => judged is null ? null : DecisionRequest.ConfirmStatus(identity, judged.Value, visitor.Actor), cancellationToken);

    public Task<IActionResult> OnPostChooseAsync(long id, long? seen, string? outcome, CancellationToken cancellationToken) => DecideAsync(
        id, seen, identity => outcome is null ? null : DecisionRequest.ConfirmLink(identity, outcome, visitor.Actor), cancellationToken);

    /// <summary>Leaves the reviewer at the commitment: the engine has judged it again without the statement.</summary>
    public Task<IActionResult> OnPostRejectAsync(long id, long? seen, string? outcome, CancellationToken cancellationToken) => DecideAsync(
        id, seen, identity => outcome is null ? null : DecisionRequest.RejectLink(identity, outcome, visitor.Actor), cancellationToken, stay: true);

    public Task<IActionResult> OnPostStatusAsync(long id, long? seen, CancellationToken cancellationToken) => DecideAsync(
        id,
        seen,
        identity => Status switch
        {
            null => null,
            AssessmentStatus.Withdrawn => DecisionRequest.Withdraw(identity, visitor.Actor, Reason ?? string.Empty),
            { } status => DecisionRequest.SetStatus(identity, status, visitor.Actor, Reason ?? string.Empty),
        },
        cancellationToken);

    public async Task<IActionResult> OnPostUndoAsync(long? id, long decision, CancellationToken cancellationToken)
    {
        if (id is not null && !await LoadAsync(id.Value, cancellationToken))
        {
            return NotFound();
        }

        switch (await desk.UndoAsync(Decides, visitor.Actor, decision, CancellationToken.None))
        {
            case { Result: DecisionResult.Recorded, Taken: var taken }:
                Notice = ui["review.undone", words.Name(taken.Kind), taken.CommitmentText];
                return Redirect(Href(taken.CommitmentId));
            case { Result: DecisionResult.Overtaken overtaken }:
                return await OvertakenAsync(id, overtaken, cancellationToken);
            case { Result: DecisionResult.Refused refused }:
                return await RefusedAsync(id, words.Describe(refused.Problem, refused.Values), cancellationToken);
            default:
                return await RefusedAsync(id, ui["review.nothingToUndo"], cancellationToken);
        }
    }

    /// <summary>The address of a commitment, or of the next one, with the filters kept.</summary>
    public string Href(long? id, params IReadOnlyList<(string Key, string? Value)> changes) =>
        (id is null ? "/review" : string.Create(CultureInfo.InvariantCulture, $"/review/{id}")) + QueryString.Create(
            new (string Key, string? Value)[]
            {
                ("agency", Filter.Agency), ("year", Filter.Year?.ToString(CultureInfo.InvariantCulture)), ("status", Filter.Status?.ToString()),
                ("flagged", Filter.Flagged ? "true" : null),
            }
            .Concat(changes)
            .Where(pair => !string.IsNullOrEmpty(pair.Value))
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));

    private async Task<IActionResult> DecideAsync(
        long id,
        long? seen,
        Func<string, DecisionRequest?> request,
        CancellationToken cancellationToken,
        bool stay = false)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var identity = Detail!.Commitment.IdentityHash;
        if (seen is null || request(identity) is not { } asked)
        {
            return await RefusedAsync(id, ui["review.choose"], cancellationToken);
        }

        var place = await queue.PlaceAsync(Decides, id, cancellationToken) ?? ReviewPlace.Start;

        // What was begun is finished, also when the reader has gone.
        switch (await record.ExecuteAsync(Decides, asked.InViewOf(seen.Value), CancellationToken.None))
        {
            case DecisionResult.Unchanged:
                Notice = ui["commitment.unchanged"];
                break;
            case DecisionResult.Overtaken overtaken:
                return await OvertakenAsync(id, overtaken, cancellationToken);
            case DecisionResult.Refused refused:
                return await RefusedAsync(id, words.Describe(refused.Problem, refused.Values), cancellationToken);
            default:
                Notice = ui["review.recorded", words.Name(asked.Kind), Detail.Commitment.Text];
                break;
        }

        if (stay)
        {
            // A new assessment may have given the commitment another row; its identity stays.
            var now = await commitments.ByIdentityAsync(Decides, identity, cancellationToken);
            return Redirect(Href(now?.Commitment.Id ?? id));
        }

        var next = await NextAsync(place, cancellationToken);
        return Redirect(Href(next));
    }

    private async Task<IActionResult> OvertakenAsync(long? id, DecisionResult.Overtaken overtaken, CancellationToken cancellationToken)
    {
        await ReloadAsync(id, cancellationToken);
        Since = overtaken.Since;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> RefusedAsync(long? id, string problem, CancellationToken cancellationToken)
    {
        await ReloadAsync(id, cancellationToken);
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task ReloadAsync(long? id, CancellationToken cancellationToken)
    {
        if (id is null || !await LoadAsync(id.Value, cancellationToken))
        {
            await LoadQueueAsync(cancellationToken);
        }
    }

    private async Task<long?> NextAsync(ReviewPlace after, CancellationToken cancellationToken) =>
        await FilterAsync(cancellationToken) is { } filter ? await desk.NextAsync(Decides, filter, after, visitor.Actor, cancellationToken) : null;

    /// <summary>Null where the agency is none the reviewer decides on.</summary>
    private async Task<ReviewFilter?> FilterAsync(CancellationToken cancellationToken)
    {
        long? root = null;
        if (!string.IsNullOrWhiteSpace(Filter.Agency))
        {
            root = (await agencies.FindAsync(Decides, Filter.Agency.Trim(), cancellationToken))?.Id;
            IsAgencyUnknown = root is null;
        }

        return IsAgencyUnknown
            ? null
            : new() { RootAgencyId = root, PlanYear = Filter.Year, Status = Filter.Status, Flagged = Filter.Flagged };
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await commitments.ByIdAsync(Decides, id, cancellationToken) is not { } detail)
        {
            return false;
        }

        if (!string.IsNullOrWhiteSpace(Find))
        {
            var known = detail.Evidence.Select(evidence => evidence.Outcome.Id).ToHashSet();
            var found = await commitments.StatementsAsync(Decides, id, Find.Trim(), Found, cancellationToken);
            detail = detail with
            {
                Evidence = [.. detail.Evidence, .. found.Where(outcome => !known.Contains(outcome.Id)).Select(outcome => new Evidence(outcome, null, null))],
            };
        }

        Detail = detail;
        View = CommitmentView.Of(detail);
        Other = IsOpen ? await desk.HoldAsync(id, visitor.Actor, cancellationToken) : null;
        await LoadQueueAsync(cancellationToken);
        return true;
    }

    private async Task LoadQueueAsync(CancellationToken cancellationToken)
    {
        Years = await overview.YearsAsync(Decides, cancellationToken);
        DoneToday = await desk.DoneTodayAsync(visitor.Actor, cancellationToken);
        Last = await desk.LastAsync(Decides, visitor.Actor, cancellationToken);
        Left = await FilterAsync(cancellationToken) is { } filter ? await queue.LeftAsync(Decides, filter, cancellationToken) : 0;
    }
}
