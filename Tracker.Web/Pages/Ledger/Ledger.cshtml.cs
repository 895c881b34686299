using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Agencies;
using Tracker.Engine.Ledger;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;
using Tracker.Engine.Users;

namespace Tracker.Web.Pages.Ledger;

/// <summary>The record of every change, and whether it is still whole.</summary>
[Authorize(Access.View)]
public sealed class LedgerModel(LedgerQueries ledger, AgencyQueries agencies, Visitor visitor, Ui ui) : PageModel
{
    [FromQuery(Name = Pager.QueryKey)]
    public int Number { get; set; } = 1;

    [FromQuery(Name = "subject")]
    public string? Subject { get; set; }

    [FromQuery(Name = "actor")]
    public string? Actor { get; set; }

    [FromQuery(Name = "action")]
    public string? Action { get; set; }

    [FromQuery(Name = "agency")]
    public string? AgencyCode { get; set; }

    [FromQuery(Name = "from")]
    public DateOnly? From { get; set; }

    [FromQuery(Name = "to")]
    public DateOnly? To { get; set; }

    public bool IsFiltered => (From ?? To) is not null || new[] { Subject, Actor, Action, AgencyCode }.Any(value => Filled(value) is not null);

    /// <summary>What there is to look for, with its words.</summary>
    public IReadOnlyList<(string Action, string Name)> Actions { get; private set; } = [];

    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    public Page<LedgerEntry> Entries { get; private set; } = null!;

    public LedgerHead Head { get; private set; } = LedgerHead.Empty;

    public LedgerVerification? Verification { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Reads the whole ledger, so it is asked for and never followed as a link.</summary>
    [Needs(Right.View)]
    public async Task OnPostVerifyAsync(CancellationToken cancellationToken)
    {
        Verification = await ledger.VerifyAsync(cancellationToken: cancellationToken);
        await LoadAsync(cancellationToken);
    }

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Agencies = await agencies.AllAsync(visitor.Sees, cancellationToken);
        Actions = LedgerWords.Actions(ui);
        var filter = new LedgerFilter
        {
            Subject = Filled(Subject),
            Actor = Filled(Actor),
            Action = Filled(Action),

            // An agency that is not there, or not to be seen, has no entries.
            AgencyId = Filled(AgencyCode) is { } code ? Agencies.FirstOrDefault(agency => agency.Code == code)?.Id ?? 0 : null,
            From = From is { } from ? Moments.StartOf(from) : null,
            Until = To is { } to ? Moments.StartOf(to.AddDays(1)) : null,
        };
        Entries = await ledger.ListAsync(visitor.Sees, filter, new PageRequest(Number), cancellationToken);
        Head = await ledger.HeadAsync(cancellationToken);
    }
}
