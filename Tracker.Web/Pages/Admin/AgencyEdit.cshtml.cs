using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Agencies;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.Admin;

/// <summary>Adds an agency, renames it, puts it elsewhere in the tree, or closes it: a list of one row, by the same rules.</summary>
[Authorize(Access.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AgencyEditModel(AgencyQueries agencies, ImportAgencies import, Visitor visitor, Ui ui, Words words) : PageModel
{
    /// <summary>Which agency; null for a new one.</summary>
    [FromQuery(Name = "code")]
    public string? Key { get; set; }

    [BindProperty]
    public AgencyForm Form { get; set; } = new();

    public Agency? Agency { get; private set; }

    public IReadOnlyList<Agency> All { get; private set; } = [];

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Agency is { } agency)
        {
            Form = new AgencyForm
            {
                Code = agency.Code,
                Name = agency.Name,
                ShortName = agency.ShortName,
                Level = agency.Level,
                Parent = CodeOf(agency.ParentId),
                Supervises = CodeOf(agency.SupervisesId),
                ClosedOn = agency.ClosedOn,
            };
        }

        return Page();
    }

    [Needs(Right.Administer)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var code = (Agency?.Code ?? Form.Code ?? string.Empty).Trim();
        if (!ModelState.IsValid)
        {
            return Refused([ui["admin.badForm"]]);
        }

        if (Agency is null && All.Any(agency => agency.Code == code || agency.Name == Form.Name?.Trim()))
        {
            return Refused([words.Name(ListProblem.Duplicate)]);
        }

        using var list = new StringReader(AgencyList.Of(code, Form.Name ?? string.Empty, Form.ShortName, Form.Level, Form.Parent, Form.Supervises, Form.ClosedOn));

        // What was begun is finished, also when the reader has gone.
        var result = await import.ExecuteAsync(list, visitor.Actor, CancellationToken.None);
        if (result.Errors.Count > 0)
        {
            return Refused([.. result.Errors.Select(error => $"{ui[$"admin.column.{error.Field}"]}：{words.Name(error.Problem)}")]);
        }

        TempData["Notice"] = ui["admin.imported", result.Created, result.Updated, result.Unchanged];
        return Redirect("/admin/agencies");
    }

    private PageResult Refused(IReadOnlyList<string> problems)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private string? CodeOf(long? id) => All.FirstOrDefault(agency => agency.Id == id)?.Code;

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        All = await agencies.AllAsync(visitor.Scope(Right.Administer), cancellationToken);
        Agency = Key is null ? null : All.FirstOrDefault(agency => agency.Code == Key);
        return Key is null || Agency is not null;
    }
}

/// <summary>What the form sends.</summary>
public sealed class AgencyForm
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? ShortName { get; set; }

    public AgencyLevel Level { get; set; }

    public string? Parent { get; set; }

    public string? Supervises { get; set; }

    public DateOnly? ClosedOn { get; set; }
}
