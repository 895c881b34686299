using System.Globalization;
using Tracker.Engine.Agencies;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Bench.Days;

/// <summary>A liaison and a head for every county, a supervisor for every body above.</summary>
internal static class InventedPeople
{
    public static async Task AddAsync(Database database, CancellationToken cancellationToken)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var people = new PersonRepository(session);
        if ((await people.AllGrantsAsync(cancellationToken)).Count > 0)
        {
            return;
        }

        foreach (var agency in await new AgencyRepository(session).AllAsync(cancellationToken))
        {
            Role[] roles = agency.Level == AgencyLevel.County ? [Role.Liaison, Role.OfficeHead] : [Role.Supervisor];
            foreach (var role in roles)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"p{agency.Id}-{role}").ToLowerInvariant();
                var person = await people.InsertAsync(new Person { UserName = name, Name = name }, cancellationToken);
                await people.InsertGrantAsync(new Grant { PersonId = person.Id, Role = role, AgencyId = agency.Id }, cancellationToken);
            }
        }

        await session.CommitAsync(cancellationToken);
    }
}
