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
using Tracker.Web.SignIn;
using Tracker.Engine.Users;

namespace Tracker.Web.Pages.Flags;

/// <summary>The flags, open ones first of all; a person confirms or dismisses each.</summary>
[Authorize(Access.View)]
public sealed class FlagsModel(
    FlagQueries flags,
    AgencyQueries agencies,
    OverviewQueries overview,
    CaseQueries cases,
    AnswerClaimQueries claims,
    RecordDecision record,
    Visitor visitor,
    Ui ui,
    Words words) : PageModel
{
    private const int Rows = 30;

    [FromQuery(Name = "kind")]
    public FlagKind? Kind { get; set; }

    [FromQuery(Name = "severity")]
    public FlagSeverity? Severity { get; set; }

    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    [FromQuery(Name = "agency")]
    public string? AgencyCode { get; set; }

    [FromQuery(Name = "status")]
    public FlagStatus Status { get; set; } = FlagStatus.Open;

    [FromQuery(Name = Pager.QueryKey)]
    public int Number { get; set; } = 1;

    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    public Page<FlagListItem> Found { get; private set; } = null!;

    public IReadOnlyDictionary<(FlagKind Kind, FlagStatus Status), int> Counts { get; private set; } = null!;

    public IReadOnlyDictionary<long, Agency> Agencies { get; private set; } = new Dictionary<long, Agency>();

    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>The agencies whose flags the visitor may confirm or dismiss.</summary>
    public IReadOnlySet<long> Supervised { get; private set; } = new HashSet<long>();

    /// <summary>The cases on the flags found, by the flag's key.</summary>
    public IReadOnlyDictionary<string, StoredCase> Cases { get; private set; } = null!;

    /// <summary>What offices pointed at for the promises found, by the promise's identity.</summary>
    public ILookup<string, StoredAnswerClaim> Claims { get; private set; } = null!;

    public bool IsFiltered => Kind is not null || Severity is not null || Year is not null || !string.IsNullOrEmpty(AgencyCode);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Page();
    }

    [Needs(Right.Supervise)]
    public Task<IActionResult> OnPostConfirmAsync(string key, string? reason, CancellationToken cancellationToken) =>
        DecideAsync(DecisionRequest.ConfirmFlag(key, visitor.Actor, reason), cancellationToken);

    [Needs(Right.Supervise)]
    public Task<IActionResult> OnPostDismissAsync(string key, string? reason, CancellationToken cancellationToken) =>
        DecideAsync(DecisionRequest.DismissFlag(key, visitor.Actor, reason ?? string.Empty), cancellationToken);

    [Needs(Right.Supervise)]
    public Task<IActionResult> OnPostReopenAsync(string key, string? reason, CancellationToken cancellationToken) =>
        DecideAsync(DecisionRequest.RevokeFlag(key, visitor.Actor, reason), cancellationToken);

    private async Task<IActionResult> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        var result = await record.ExecuteAsync(visitor.Scope(Right.Supervise), request, CancellationToken.None);
        if (result is DecisionResult.Refused { Problem: DecisionProblem.SubjectNotFound })
        {
            // Not there, or not within what the visitor supervises.
            return NotFound();
        }

        if (result is DecisionResult.Refused refused)
        {
            Problem = words.Describe(refused.Problem, refused.Values);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await LoadAsync(cancellationToken);
            return Page();
        }

        Notice = ui[result is DecisionResult.Unchanged ? "commitment.unchanged" : "commitment.recorded"];
        return Redirect(Address.With(Request));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Agencies = (await agencies.AllAsync(visitor.Sees, cancellationToken)).ToDictionary(agency => agency.Id);
        Years = await overview.YearsAsync(visitor.Sees, cancellationToken);
        Counts = await flags.CountsAsync(visitor.Sees, cancellationToken);
        var root = Agencies.Values.FirstOrDefault(agency => agency.Code == AgencyCode)?.Id;
        Supervised = (await agencies.AllAsync(visitor.Scope(Right.Supervise), cancellationToken)).Select(agency => agency.Id).ToHashSet();
        Found = await flags.ListAsync(
            visitor.Sees,
            new FlagFilter { Kind = Kind, Severity = Severity, Year = Year, Status = Status, RootAgencyId = root },
            new PageRequest(Number, Rows),
            cancellationToken);
        Cases = await cases.OnFlagsAsync(visitor.Sees, Found.Items.Select(item => item.Flag.FlagKey), cancellationToken);
        Claims = await claims.OfCommitmentsAsync(visitor.Sees, Found.Items.Select(item => item.Flag.CommitmentIdentity).OfType<string>(), cancellationToken);
    }
}
