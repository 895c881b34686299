using Tracker.Engine.Agencies;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Pipeline;

public sealed class ImportAgenciesTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    // The parent stands below its child, one name holds a comma, one row ends early.
    private const string List =
        """
        code,name,short_name,level,parent,supervises
        330100,云溪市人民政府,云溪市,市,云泽省,true
        330000,云泽省人民政府,云泽省,Province,,false
        330000-sft,"云泽省司法厅,依法治省办",,provincial_department,330000,云泽省
        330102,云溪市东区,,区,云溪市

        """;

    [Test]
    public async Task Import_BuildsTheTree_WhateverTheOrderOfRows()
    {
        var result = await ImportAsync(List);

        var queries = new AgencyQueries(Database);
        var province = (await queries.FindAsync(Scope.Everything, "云泽省"))!;
        var supervisor = (await queries.FindAsync(Scope.Everything, "330000-sft"))!;
        var root = (await queries.TreeAsync(Scope.Everything)).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Errors, Is.Empty);
            Assert.That(result.Created, Is.EqualTo(4));
            Assert.That(root.Agency.Id, Is.EqualTo(province.Id));
            Assert.That(root.Children.Select(node => node.Agency.Code), Is.EqualTo(["330000-sft", "330100"]));
            Assert.That(supervisor.Name, Is.EqualTo("云泽省司法厅,依法治省办"));
            Assert.That(supervisor.SupervisesId, Is.EqualTo(province.Id), "beside what it supervises");
            Assert.That(supervisor.Level, Is.EqualTo(AgencyLevel.ProvincialDepartment));
            Assert.That(province.SupervisesId, Is.Null);
            Assert.That(await queries.FindAsync(Scope.Everything, "330100"), Has.Property("SupervisesId").EqualTo((await queries.FindAsync(Scope.Everything, "云溪市"))!.Id));
            Assert.That(await queries.SubtreeAsync(Scope.Everything, (await queries.FindAsync(Scope.Everything, "330100"))!.Id), Has.Count.EqualTo(2));
            Assert.That((await queries.FindAsync(Scope.Everything, "330102"))!.Level, Is.EqualTo(AgencyLevel.County));
        }
    }

    [Test]
    public async Task Import_ChangesNothing_WhenTheListIsTheSame()
    {
        await ImportAsync(List);
        var before = await SnapshotAsync();

        var again = await ImportAsync(List);

        Assert.That((again.Created, again.Updated, again.Unchanged), Is.EqualTo((0, 0, 4)));
        Assert.That(await SnapshotAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Import_GivesTheCode_ToAnAgencyThatAReportCreated()
    {
        var report = await ImportedAsync("云溪市人民政府 2021\n-修订条例");

        await ImportAsync(List);

        var agency = (await new AgencyQueries(Database).FindAsync(Scope.Everything, "330100"))!;
        Assert.That(agency.Id, Is.EqualTo(report.AgencyId));
    }

    [Test]
    public async Task Import_KeepsWhatTheListHasNoColumnFor()
    {
        await ImportAsync(List);

        var result = await ImportAsync("编码,名称\n330100,云溪市政府\n");

        var agency = (await new AgencyQueries(Database).FindAsync(Scope.Everything, "330100"))!;
        Assert.That(result.Updated, Is.EqualTo(1));
        Assert.That((agency.Name, agency.ShortName, agency.Level), Is.EqualTo(("云溪市政府", "云溪市", AgencyLevel.City)));
        Assert.That(agency.ParentId, Is.Not.Null);
    }

    [TestCase("name\n云泽省\n", "code", ListProblem.ColumnMissing, 1)]
    [TestCase("code,name\n1,甲市\n,乙市\n", "code", ListProblem.Empty, 3)]
    [TestCase("code,name,level\n1,甲市,县城\n", "level", ListProblem.UnknownLevel, 2)]
    [TestCase("code,name,level\n1,甲市,3\n", "level", ListProblem.UnknownLevel, 2)] // A number is no level, though it would parse.
    [TestCase("code,name,parent\n1,甲市,丙省\n", "parent", ListProblem.UnknownAgency, 2)]
    [TestCase("code,name\n1,甲市\n1,乙市\n", "code", ListProblem.Duplicate, 3)]
    [TestCase("code,name\n1,甲市\n2,甲市\n", "name", ListProblem.Duplicate, 3)]
    [TestCase("code,name,parent\n1,甲市,2\n2,乙市,1\n", "parent", ListProblem.Circle, 2)]
    [TestCase("code,name\n1,\"甲市\n", "", ListProblem.Unreadable, 2)]
    [TestCase("", "code", ListProblem.ColumnMissing, 1)]
    public async Task Import_NamesRowAndFieldAndStoresNothing_WhenARowIsWrong(string csv, string field, ListProblem problem, int row)
    {
        var result = await ImportAsync(csv);

        var error = result.Errors[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((error.Row, error.Field, error.Problem), Is.EqualTo((row, field, problem)));
            Assert.That(await new AgencyQueries(Database).AllAsync(Scope.Everything), Is.Empty);
        }
    }

    private Task<AgencyImportResult> ImportAsync(string csv) => new ImportAgencies(Database, Time).ExecuteAsync(new StringReader(csv), "tester");
}
