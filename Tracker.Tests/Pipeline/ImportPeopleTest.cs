using Tracker.Engine.Agencies;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Pipeline;

public sealed class ImportPeopleTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Agencies = "code,name,short_name,parent\np,云泽省人民政府,云泽省,\nc,云溪市人民政府,云溪市,p\n";

    // One person in two rows, one without a role, one over the whole tree.
    private const string List =
        """
        user_name,name,email,language,role,agency
        LiHuai,黎怀,li@example.org,zh,supervisor,p
        lihuai,黎怀,li@example.org,zh,审核员,云溪市
        alice,Alice,,en,,
        admin,管理员,,,administrator,

        """;

    [SetUp]
    public async Task ImportAgencies() => await new ImportAgencies(Database, Time).ExecuteAsync(new StringReader(Agencies), "tester");

    [Test]
    public async Task Import_AddsPeopleAndRoles()
    {
        var result = await ImportAsync(List);

        var queries = new PersonQueries(Database);
        var li = (await queries.FindAsync("lihuai"))!;
        var alice = (await queries.FindAsync("alice"))!;
        var admin = (await queries.FindAsync("admin"))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.Created, result.Updated, result.Unchanged, result.Errors.Count), Is.EqualTo((3, 0, 0, 0)));
            Assert.That(li.Grants.Select(grant => grant.Role), Is.EqualTo([Role.Supervisor, Role.Reviewer]));
            Assert.That(li.Grants.Select(grant => grant.AgencyId), Has.None.Null);
            Assert.That((alice.Person.Language, alice.Person.Email, alice.Grants.Count), Is.EqualTo(("en", (string?)null, 0)));
            Assert.That(admin.Grants.Single(), Has.Property(nameof(Grant.AgencyId)).Null);
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Import_ChangesNothing_WhenTheListIsTheSame()
    {
        await ImportAsync(List);
        var before = await SnapshotAsync();

        var again = await ImportAsync(List);

        Assert.That((again.Created, again.Updated, again.Unchanged), Is.EqualTo((0, 0, 3)));
        Assert.That(await SnapshotAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Import_KeepsWhatTheListHasNoColumnFor_AndTheRolesItDoesNotName()
    {
        await ImportAsync(List);

        var result = await ImportAsync("用户名,姓名\nlihuai,黎怀远\n");

        var li = (await new PersonQueries(Database).FindAsync("lihuai"))!;
        Assert.That((result.Updated, li.Person.Name, li.Person.Email, li.Grants.Count), Is.EqualTo((1, "黎怀远", "li@example.org", 2)));
    }

    [TestCase("name\n甲\n", "user_name", ListProblem.ColumnMissing, 1)]
    [TestCase("user_name,name\njia,甲\n,乙\n", "user_name", ListProblem.Empty, 3)]
    [TestCase("user_name,name\njia,\n", "name", ListProblem.Empty, 2)]
    [TestCase("user_name,name\n甲,甲\n", "user_name", ListProblem.UserNameMalformed, 2)]
    [TestCase("user_name,name,email\njia,甲,not an address\n", "email", ListProblem.EmailMalformed, 2)]
    [TestCase("user_name,name,language\njia,甲,fr\n", "language", ListProblem.UnknownLanguage, 2)]
    [TestCase("user_name,name,role\njia,甲,0\n", "role", ListProblem.UnknownRole, 2)] // A number is no role.
    [TestCase("user_name,name,role,agency\njia,甲,liaison,x\n", "agency", ListProblem.UnknownAgency, 2)]
    [TestCase("user_name,name,role,agency\njia,甲,,p\n", "role", ListProblem.Empty, 2)]
    [TestCase("user_name,name,role,agency\njia,甲,administrator,p\n", "agency", ListProblem.RoleNeedsWholeTree, 2)]
    [TestCase("user_name,name\njia,甲\nJIA,乙\n", "name", ListProblem.Contradiction, 3)]
    [TestCase("user_name,name\njia,\"甲\n", "", ListProblem.Unreadable, 2)]
    public async Task Import_NamesRowAndFieldAndStoresNothing_WhenARowIsWrong(string csv, string field, ListProblem problem, int row)
    {
        var result = await ImportAsync(csv);

        var error = result.Errors[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((error.Row, error.Field, error.Problem), Is.EqualTo((row, field, problem)));
            Assert.That(await new PersonQueries(Database).AllAsync(), Is.Empty);
        }
    }

    private Task<PersonImportResult> ImportAsync(string csv) => new ImportPeople(Database, Time).ExecuteAsync(new StringReader(csv), "tester");
}
