using Tracker.Engine.Agencies;
using Tracker.Engine.Users;

namespace Tracker.Engine.Accountability;

/// <summary>Who is told of what an agency owes. Whoever is not active is left out.</summary>
public sealed class Recipients
{
    private readonly Dictionary<long, Agency> agencies;
    private readonly ILookup<(Role, long), Person> byNode;
    private readonly ILookup<long, Person> supervisorsOfRoot;
    private readonly List<Person> supervisorsOfAll;

    public Recipients(IEnumerable<Agency> agencies, IEnumerable<Person> people, IEnumerable<Grant> grants)
    {
        this.agencies = agencies.ToDictionary(agency => agency.Id);
        var active = people.Where(person => person.IsActive).ToDictionary(person => person.Id);
        var held = grants.Where(grant => active.ContainsKey(grant.PersonId)).Select(grant => (Grant: grant, Person: active[grant.PersonId])).ToList();
        byNode = held.Where(pair => pair.Grant.AgencyId is not null).ToLookup(pair => (pair.Grant.Role, pair.Grant.AgencyId!.Value), pair => pair.Person);
        supervisorsOfRoot = held
            .Where(pair => pair.Grant is { Role: Role.Supervisor, AgencyId: { } node } && this.agencies.GetValueOrDefault(node)?.SupervisesId is not null)
            .ToLookup(pair => this.agencies[pair.Grant.AgencyId!.Value].SupervisesId!.Value, pair => pair.Person);
        supervisorsOfAll = [.. held.Where(pair => pair.Grant is { Role: Role.Supervisor, AgencyId: null }).Select(pair => pair.Person)];
    }

    /// <summary>Each person once, by id; empty where nobody is there.</summary>
    public IReadOnlyList<Person> Of(long agencyId, IReadOnlyList<Role> roles) =>
    [
        .. roles.SelectMany(role => role == Role.Supervisor ? Supervisors(agencyId) : byNode[(role, agencyId)])
            .DistinctBy(person => person.Id)
            .OrderBy(person => person.Id),
    ];

    /// <summary>
    /// Those of the nearest supervising body: nobody supervises itself, so a grant on the agency itself does not count. A body
    /// that supervises a subtree (督查室) counts at that subtree's root, wherever it stands itself.
    /// </summary>
    private IEnumerable<Person> Supervisors(long agencyId)
    {
        var passed = new HashSet<long>();
        for (var node = agencies.GetValueOrDefault(agencyId); node is not null && passed.Add(node.Id); node = Above(node))
        {
            var own = node.Id == agencyId ? [] : byNode[(Role.Supervisor, node.Id)];
            var found = own.Concat(supervisorsOfRoot[node.Id]).Where(person => !IsOf(person, agencyId)).ToList();
            if (found.Count > 0)
            {
                return found;
            }
        }

        return supervisorsOfAll;
    }

    private Agency? Above(Agency node) => node.ParentId is { } parent ? agencies.GetValueOrDefault(parent) : null;

    private bool IsOf(Person person, long agencyId) => byNode[(Role.Supervisor, agencyId)].Any(own => own.Id == person.Id);
}
