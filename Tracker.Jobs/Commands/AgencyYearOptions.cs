using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Agencies;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Jobs.Commands;

/// <summary>The options --agency and --year of commands that can be narrowed.</summary>
internal sealed class AgencyYearOptions(CommandContext context)
{
    public Option<string?> Agency { get; } = new("--agency") { Description = context.Texts["Option.Agency"], HelpName = "NAME" };

    public Option<int?> Year { get; } = new("--year") { Description = context.Texts["Option.Year"], HelpName = "YYYY" };

    /// <summary>Null, after saying so, where there is no such agency.</summary>
    public async Task<AgencyYearChoice?> ResolveAsync(
        ParseResult arguments,
        ServiceProvider services,
        CommandContext context,
        CancellationToken cancellationToken)
    {
        var year = arguments.GetValue(Year);
        if (arguments.GetValue(Agency) is not { } name)
        {
            return new AgencyYearChoice(null, year);
        }

        if (await services.GetRequiredService<AgencyQueries>().FindAsync(Scope.Everything, name.Trim(), cancellationToken) is { } agency)
        {
            return new AgencyYearChoice(agency, year);
        }

        context.Screen.Refuse("--agency", context.Texts.Format("Refusal.NoAgency", name), context.Texts["Refusal.NoAgency.Advice"]);
        return null;
    }
}

/// <summary>Which agencies' years are meant; null means all.</summary>
internal sealed record AgencyYearChoice(Agency? Agency, int? Year)
{
    public bool IsEverything => Agency is null && Year is null;

    /// <summary>The agency's own years, not those of the bodies beneath it.</summary>
    public async Task<IReadOnlyList<OverviewCell>> CellsAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        var cells = await services.GetRequiredService<OverviewQueries>().CellsAsync(Scope.Everything, Agency?.Id, Year, Year, cancellationToken);
        return [.. cells.Where(cell => Agency is null || cell.AgencyId == Agency.Id)];
    }
}
