using Tracker.Engine.Agencies;
using Tracker.Engine.Reports;

namespace Tracker.Tests.Reports;

internal sealed class OutlineMetadataTests
{
    private const string Body = "\n一、主要工作\n办结案件12件。\n二、下一步打算\n将加强监督。\n";

    private static ReportMetadata Of(string published) => Read.Outline(published).Metadata;

    [TestCase("云川省司法厅关于2021年度法治政府建设情况的报告", "云川省司法厅")]
    [TestCase("云川省司法厅2021年度法治政府建设年度报告", "云川省司法厅")]
    [TestCase("云川县人民政府\n关于2021年度法治政府建设情况的报告", "云川县人民政府")]
    [TestCase("云川县人民政府\n2021年法治政府建设年度报告", "云川县人民政府")]
    [TestCase("云川县2021年法治政府建设年度报告", "云川县人民政府")]
    [TestCase("北原市云川区青石镇2021年度法治政府建设工作报告", "北原市云川区青石镇人民政府")]
    [TestCase("云川市市场监督管理局2021年法治政府建设工作总结及2022年工作计划", "云川市市场监督管理局")]
    [TestCase("二〇二一年云川县法治政府建设情况报告", "云川县人民政府")]
    [TestCase("云川高新技术产业开发区管委会关于2021年法治政府建设情况的报告", "云川高新技术产业开发区管委会")]
    [TestCase("云川县司法局关于报送2021年度法治政府建设情况的报告", "云川县司法局")]
    public void Agency_IsReadFromTitle(string title, string agency)
    {
        var metadata = Of(title + Body);

        Assert.That(metadata.Agency?.Value, Is.EqualTo(agency));
        Assert.That(metadata.ReviewedYear?.Value, Is.EqualTo(2021));
        Assert.That(metadata.PlanYear?.Value, Is.EqualTo(2022));
    }

    [Test]
    public void Agency_IsReadFromSignature_WhereTheTitleNamesNone()
    {
        Assert.That(Of($"关于2021年度法治政府建设情况的报告{Body}\n云川县教育局\n2022年1月18日").Agency?.Value, Is.EqualTo("云川县教育局"));
    }

    [Test]
    public void Agency_IsReadFromImprint_WhereNothingElseNamesIt()
    {
        Assert.That(Of($"2021年度法治政府建设情况报告\n来源：云川县教育局　发布时间：2022-01-20{Body}").Agency, Has.Property("Value").EqualTo("云川县教育局").And.Property("Confidence").LessThan(0.7));
    }

    [TestCase("政府工作报告\n——2026年1月28日在云川省第十四届人民代表大会第四次会议上", "云川省人民政府")]
    [TestCase("政府工作报告\n（2026年1月28日在北原市第八届人民代表大会第五次会议上）", "北原市人民政府")]
    [TestCase("2026年云川省人民政府工作报告", "云川省人民政府")]
    [TestCase("2026年云川省政府工作报告", "云川省人民政府")]
    public void WorkReport_ReviewsTheYearBeforeItsDelivery(string head, string agency)
    {
        var metadata = Of($"{head}\n各位代表：\n现在，我代表省人民政府向大会报告工作，请予审议。\n一、工作回顾\n办结案件。\n二、主要任务\n将加强监督。");

        Assert.That(metadata.Agency?.Value, Is.EqualTo(agency));
        Assert.That(metadata.ReviewedYear?.Value, Is.EqualTo(2025));
        Assert.That(metadata.PlanYear?.Value, Is.EqualTo(2026));
    }

    [Test]
    public void Years_AreReadFromHeadings_WhereTheTitleGivesNone()
    {
        var metadata = Of("云川县司法局法治政府建设情况报告\n一、2021年主要工作成效\n办结案件。\n二、2022年工作安排\n将加强监督。");

        Assert.That((metadata.ReviewedYear?.Value, metadata.PlanYear?.Value), Is.EqualTo(((int?)2021, (int?)2022)));
    }

    [Test]
    public void Years_AreReadFromPublication_WhereNothingElseGivesThem()
    {
        var metadata = Of($"云川县司法局法治政府建设情况报告\n发布时间：2022-03-01{Body}");

        Assert.That(metadata.ReviewedYear, Has.Property("Value").EqualTo(2021).And.Property("Confidence").LessThan(0.7));
    }

    [Test]
    public void Years_StayUndecided_WhereNothingGivesThem()
    {
        var outline = Read.Outline($"云川县司法局法治政府建设情况报告{Body}");

        Assert.That(outline.Metadata.ReviewedYear, Is.Null);
        Assert.That(outline.Doubts, Does.Contain(OutlineDoubt.ReviewedYearUndecided).And.Contain(OutlineDoubt.PlanYearUndecided));
    }

    [TestCase("云川县司法局2021年度法治政府建设情况报告\n一、2020年主要工作成效\n办结案件。\n二、2021年工作安排\n将加强监督。")]
    [TestCase("云川县司法局2021年度法治政府建设情况报告\n一、2021年主要工作成效\n办结案件。\n二、2025年工作安排\n将加强监督。")]
    public void Years_StayUndecided_WhereTheyContradict(string published)
    {
        var outline = Read.Outline(published);

        Assert.That(outline.Metadata.PlanYear, Is.Null);
        Assert.That(outline.Doubts, Does.Contain(OutlineDoubt.YearsContradict));
    }

    [TestCase("发布时间：2022-03-01 11:07　来源：县司法局", 2022, 3, 1)]
    [TestCase("发布日期：2022年3月1日", 2022, 3, 1)]
    [TestCase("索引号：A-2022-1　成文日期：2022-02-20　发布日期：2022-03-01", 2022, 3, 1)]
    [TestCase("时间：2022/3/1", 2022, 3, 1)]
    [TestCase("2022.03.01 08:00", 2022, 3, 1)]
    [TestCase("来源：县司法局", 2022, 2, 16)]
    public void Published_PrefersImprint_OverSignature(string imprint, int year, int month, int day)
    {
        Assert.That(Of($"云川县司法局2021年法治政府建设年度报告\n{imprint}{Body}云川县司法局\n2022年2月16日").Published?.Value, Is.EqualTo(new DateOnly(year, month, day)));
    }

    [TestCase("云川县司法局\n二〇二二年二月十六日")]
    [TestCase("云川县司法局（印章）2022年2月16日")]
    public void Published_IsReadFromSignature(string signature)
    {
        Assert.That(Of($"2021年法治政府建设年度报告{Body}{signature}").Published?.Value, Is.EqualTo(new DateOnly(2022, 2, 16)));
    }

    [Test]
    public void Published_IsReadFromBelowTheTitle()
    {
        Assert.That(Of($"云川县司法局2021年法治政府建设年度报告\n（2022年1月18日）{Body}").Published?.Value, Is.EqualTo(new DateOnly(2022, 1, 18)));
    }

    [Test]
    public void Published_IsDoubtful_WhereOnlyTheAssemblyIsDated()
    {
        Assert.That(
            Of("政府工作报告\n——2026年1月28日在云川省第十四届人民代表大会第四次会议上\n各位代表：\n一、工作回顾\n办结案件。").Published,
            Has.Property("Value").EqualTo(new DateOnly(2026, 1, 28)).And.Property("Confidence").LessThan(0.5));
    }

    [Test]
    public void Published_PassesOverImpossibleDates()
    {
        Assert.That(Of($"云川县司法局2021年法治政府建设年度报告\n发布时间：2022-13-45{Body}").Published, Is.Null);
    }

    [TestCase("国务院", AgencyLevel.National)]
    [TestCase("司法部", AgencyLevel.NationalDepartment)]
    [TestCase("云川省人民政府", AgencyLevel.Province)]
    [TestCase("上海市人民政府", AgencyLevel.Province)]
    [TestCase("内蒙古自治区人民政府", AgencyLevel.Province)]
    [TestCase("云川省司法厅", AgencyLevel.ProvincialDepartment)]
    [TestCase("重庆市司法局", AgencyLevel.ProvincialDepartment)]
    [TestCase("北原市人民政府", AgencyLevel.City)]
    [TestCase("甘谷藏族自治州人民政府", AgencyLevel.City)]
    [TestCase("北原市教育局", AgencyLevel.CityDepartment)]
    [TestCase("上海市青浦区人民政府", AgencyLevel.County)]
    [TestCase("云川县人民政府", AgencyLevel.County)]
    [TestCase("云川县市场监督管理局", AgencyLevel.CountyDepartment)]
    [TestCase("北原市云川区卫生健康委员会", AgencyLevel.CountyDepartment)]
    [TestCase("云川县青石镇人民政府", AgencyLevel.Township)]
    [TestCase("北原市云川区新桥街道办事处", AgencyLevel.Township)]
    [TestCase("澜湾新区管理委员会", AgencyLevel.Zone)]
    [TestCase("云川经济技术开发区管委会", AgencyLevel.Zone)]
    [TestCase("国家税务总局云川省税务局", AgencyLevel.ProvincialDepartment)]
    [TestCase("办公室", AgencyLevel.Unknown)]
    public void LevelOf_ReadsName(string name, AgencyLevel level)
    {
        Assert.That(AgencyNames.LevelOf(name).Level, Is.EqualTo(level));
    }
}
