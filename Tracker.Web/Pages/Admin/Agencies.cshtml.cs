using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.Admin;

/// <summary>The tree of agencies, and lists that change many at once: looked at first, then stored.</summary>
[Authorize(Access.Administer)]
[RequestSizeLimit(2 * AgencyList.Longest)]
[RequestFormLimits(ValueLengthLimit = AgencyList.Longest, MultipartBodyLengthLimit = 2 * AgencyList.Longest)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AgenciesModel(AgencyQueries agencies, ImportAgencies import, Visitor visitor, Ui ui) : PageModel
{
    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    [BindProperty]
    public string? List { get; set; }

    [BindProperty(Name = "File")]
    public IFormFile? Upload { get; set; }

    /// <summary>What the list would change; null where none was looked at.</summary>
    public AgencyPreview? Preview { get; private set; }

    public IReadOnlyList<AgencyNode> Tree { get; private set; } = [];

    public int Total { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Shows what would change; nothing is stored.</summary>
    [Needs(Right.Administer)]
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is { } text)
        {
            List = text;
            using var reader = new StringReader(text);
            Preview = await import.PreviewAsync(reader, cancellationToken);
        }
        else
        {
            Problem ??= ui["admin.listMissing"];
        }

        ModelState.Clear();
        return await AgainAsync(Problem is not null || Preview?.Errors.Count > 0, cancellationToken);
    }

    [Needs(Right.Administer)]
    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(List))
        {
            Problem = ui["admin.listMissing"];
            return await AgainAsync(isRefused: true, cancellationToken);
        }

        using var reader = new StringReader(AgencyList.Csv(List));

        // What was begun is finished, also when the reader has gone.
        var result = await import.ExecuteAsync(reader, visitor.Actor, CancellationToken.None);
        if (result.Errors.Count > 0)
        {
            Preview = new AgencyPreview(0, [], result.Errors);
            return await AgainAsync(isRefused: true, cancellationToken);
        }

        Notice = ui["admin.imported", result.Created, result.Updated, result.Unchanged];
        return Redirect("/admin/agencies");
    }

    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (Upload is not { Length: > 0 } file)
        {
            return string.IsNullOrWhiteSpace(List) ? null : AgencyList.Csv(List);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        if (ListText.Of(bytes.ToArray()) is { } text)
        {
            return AgencyList.Csv(text);
        }

        Problem = ui["admin.listNotText", file.FileName];
        return null;
    }

    private async Task<IActionResult> AgainAsync(bool isRefused, CancellationToken cancellationToken)
    {
        Response.StatusCode = isRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var scope = visitor.Scope(Right.Administer);
        Tree = await agencies.TreeAsync(scope, cancellationToken);
        Total = Count(Tree);

        static int Count(IReadOnlyList<AgencyNode> nodes) => nodes.Sum(node => 1 + Count(node.Children));
    }
}
