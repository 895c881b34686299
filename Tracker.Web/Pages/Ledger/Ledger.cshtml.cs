using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Ledger;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Engine.Users;

namespace Tracker.Web.Pages.Ledger;

/// <summary>The record of every change, and whether it is still whole.</summary>
[Authorize(Access.View)]
public sealed class LedgerModel(LedgerQueries ledger, Visitor visitor) : PageModel
{
    [FromQuery(Name = Pager.QueryKey)]
    public int Number { get; set; } = 1;

    [FromQuery(Name = "subject")]
    public string? Subject { get; set; }

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

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Entries = await ledger.ListAsync(visitor.Sees, new PageRequest(Number), string.IsNullOrWhiteSpace(Subject) ? null : Subject, cancellationToken);
        Head = await ledger.HeadAsync(cancellationToken);
    }
}
