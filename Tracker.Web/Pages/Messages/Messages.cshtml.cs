using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Messages;

/// <summary>One's own messages, the latest first.</summary>
[Authorize(Access.SignedIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MessagesModel(MessageQueries messages, Visitor visitor) : PageModel
{
    private const int Rows = 30;

    [FromQuery(Name = Pager.QueryKey)]
    public int Number { get; set; } = 1;

    public Page<MessageListItem> Found { get; private set; } = null!;

    public int Unread { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Found = await messages.OfPersonAsync(visitor.Person!.Id, new PageRequest(Number, Rows), cancellationToken);
        Unread = await messages.UnreadAsync(visitor.Person.Id, cancellationToken);
    }
}
