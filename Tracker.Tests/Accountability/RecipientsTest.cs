using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Users;

namespace Tracker.Tests.Accountability;

/// <summary>An office (1) over a government (2) over a department (3); an inspectorate (4) beside them supervises the government.</summary>
public sealed class RecipientsTest
{
    private static readonly Agency[] Agencies =
    [
        new() { Id = 1, Code = "office", Name = "办" },
        new() { Id = 2, Code = "government", Name = "府", ParentId = 1 },
        new() { Id = 3, Code = "department", Name = "局", ParentId = 2 },
        new() { Id = 4, Code = "inspectorate", Name = "室", SupervisesId = 2 },
    ];

    [Test]
    public void Of_TellsTheAgencysOwnPeople()
    {
        var recipients = People((1, Role.Liaison, 3), (2, Role.OfficeHead, 3), (3, Role.Liaison, 2));

        Assert.That(Ids(recipients.Of(3, [Role.Liaison])), Is.EqualTo(new[] { 1 }));
        Assert.That(Ids(recipients.Of(3, [Role.OfficeHead, Role.Liaison])), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Of_TellsTheNearestSupervisor()
    {
        var recipients = People((1, Role.Supervisor, 1), (2, Role.Supervisor, 2), (3, Role.Supervisor, null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Ids(recipients.Of(3, [Role.Supervisor])), Is.EqualTo(new[] { 2 }));
            Assert.That(Ids(recipients.Of(2, [Role.Supervisor])), Is.EqualTo(new[] { 1 }), "nobody supervises itself");
            Assert.That(Ids(recipients.Of(1, [Role.Supervisor])), Is.EqualTo(new[] { 3 }), "a grant over the whole tree comes last");
        }
    }

    [Test]
    public void Of_KnowsABodyThatSupervisesASubtreeFromBeside()
    {
        var recipients = People((1, Role.Supervisor, 1), (2, Role.Supervisor, 4));

        Assert.That(Ids(recipients.Of(3, [Role.Supervisor])), Is.EqualTo(new[] { 2 }));
        Assert.That(Ids(recipients.Of(2, [Role.Supervisor])), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public void Of_LeavesOutWhoeverHasLeft()
    {
        var person = new Person { Id = 1, UserName = "a", Name = "甲", IsActive = false };
        var recipients = new Recipients(Agencies, [person], [new Grant { PersonId = 1, Role = Role.Liaison, AgencyId = 3 }]);

        Assert.That(recipients.Of(3, [Role.Liaison]), Is.Empty);
    }

    [Test]
    public void Of_Ends_WhereAgenciesStandAboveEachOther()
    {
        Agency[] ring = [Agencies[0] with { ParentId = 2 }, Agencies[1]];

        Assert.That(new Recipients(ring, [], []).Of(1, [Role.Supervisor]), Is.Empty);
    }

    private static Recipients People(params (long Person, Role Role, long? Agency)[] grants) => new(
        Agencies,
        grants.Select(grant => new Person { Id = grant.Person, UserName = $"p{grant.Person}", Name = "某" }),
        grants.Select(grant => new Grant { PersonId = grant.Person, Role = grant.Role, AgencyId = grant.Agency }));

    private static IEnumerable<long> Ids(IEnumerable<Person> people) => people.Select(person => person.Id);
}
