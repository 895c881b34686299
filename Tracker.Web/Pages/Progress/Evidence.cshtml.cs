using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Storage;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Progress;

/// <summary>Hands out a file of evidence as it came, never to be shown in the page; one that was changed is not handed out.</summary>
[Authorize(Access.View)]
public sealed class EvidenceModel(FollowUpQueries followUps, Visitor visitor) : PageModel
{
    public StoredEvidence Evidence { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await followUps.EvidenceAsync(visitor.Sees, id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        if (found.IsIntact)
        {
            return File(found.Content, "application/octet-stream", found.File.FileName);
        }

        Evidence = found.File;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
