using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Jobs.Terminal;

namespace Tracker.Jobs.Commands;

/// <summary>tracker user list: who may do what where.</summary>
internal sealed class ListUsersCommand : TrackerCommand
{
    private readonly Option<bool> json;
    private readonly TrackerDatabase database;

    public ListUsersCommand(CommandContext context)
        : base("list", context, "user list")
    {
        json = new Option<bool>("--json") { Description = context.Texts["Option.Json"] };
        database = new TrackerDatabase(context);
        Add(json);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var services = database.OpenExisting(arguments);
        if (services is null)
        {
            return ExitCode.Refused;
        }

        var people = await services.GetRequiredService<PersonQueries>().AllAsync(cancellationToken);
        var agencies = (await services.GetRequiredService<AgencyQueries>().AllAsync(Scope.Everything, cancellationToken)).ToDictionary(agency => agency.Id);
        if (arguments.GetValue(json))
        {
            Context.Screen.Line(JsonText.Of(people.Select(item => new
            {
                userName = item.Person.UserName,
                name = item.Person.Name,
                email = item.Person.Email,
                language = item.Person.Language,
                isActive = item.Person.IsActive,
                grants = item.Grants.Select(grant => new { role = grant.Role.ToString(), agency = Code(grant) }),
            })));
            return ExitCode.Done;
        }

        var table = new TextTable().Column(Help("UserName")).Column(Help("FullName")).Column(Help("Roles")).Column(Help("Email")).Column(Help("State"));
        foreach (var (person, grants) in people)
        {
            table.Row(
                person.UserName,
                person.Name,
                Context.Words.List(grants.Select(grant => $"{Context.Words.Name(grant.Role)} {Code(grant) ?? Help("Everywhere")}")),
                person.Email ?? string.Empty,
                Help(person.IsActive ? "Active" : "Disabled"));
        }

        Context.Screen.Table(table);
        return ExitCode.Done;

        string? Code(Grant grant) => grant.AgencyId is { } id ? agencies[id].Code : null;
    }
}
