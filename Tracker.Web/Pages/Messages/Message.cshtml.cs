using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Messages;

/// <summary>
/// One message. Showing it notes that it was read: the note is written once, changes nothing else, and only the reader's own
/// session can cause it. A browser that merely fetches ahead is turned away, and asks again when the person follows the link.
/// </summary>
[Authorize(Access.SignedIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MessageModel(MessageQueries messages, MarkMessageRead markRead, Visitor visitor) : PageModel
{
    private static readonly string[] PurposeHeaders = ["Sec-Purpose", "Purpose", "X-Moz"];

    public StoredMessage Message { get; private set; } = null!;

    private bool IsFetchedAhead =>
        PurposeHeaders.Any(name => Request.Headers[name].ToString().StartsWith("prefetch", StringComparison.OrdinalIgnoreCase));

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (IsFetchedAhead)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (await messages.FindAsync(visitor.Person!.Id, id, cancellationToken) is not { } message)
        {
            return NotFound();
        }

        if (message.ReadAt is null && HttpMethods.IsGet(Request.Method))
        {
            await markRead.ExecuteAsync(visitor.Person.Id, id, cancellationToken);
        }

        Message = message;
        return Page();
    }

    public async Task<IActionResult> OnGetCalendarAsync(long id, CancellationToken cancellationToken) =>
        await messages.FindAsync(visitor.Person!.Id, id, cancellationToken) is { Calendar: { } calendar } message
            ? File(Encoding.UTF8.GetBytes(calendar), "text/calendar; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"tracker-{message.Day:yyyy-MM-dd}.ics"))
            : NotFound();
}
