using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Exports;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Cases;

/// <summary>督办单: a case's follow-up order, to be printed. Assigning the case is what puts it in force.</summary>
[Authorize(Access.View)]
public sealed class OrderModel(CaseQueries cases, CircularDrafts drafts, Visitor visitor) : PageModel
{
    public StoredCase Case { get; private set; } = null!;

    public CircularLetter Letter { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await cases.ByIdAsync(visitor.Sees, id, cancellationToken) is not { Case.AssignedAgencyId: not null } detail
            || await drafts.OfCaseAsync(visitor.Sees, id, cancellationToken) is not { } facts)
        {
            return NotFound();
        }

        Case = detail.Case;
        Letter = CircularLetter.Of(facts, Case.ReportBy, isOrder: true, Words.Chinese);
        return Page();
    }
}
