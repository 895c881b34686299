using System.Globalization;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Web.Charts;

namespace Tracker.Tests.Web;

/// <summary>The charts over HTTP, on the samples; they say what the tables behind them say.</summary>
public sealed class TrendsPageTest : SiteTest
{
    [TestCase("/trends")]
    [TestCase("/trends?year=2023")]
    [TestCase("/trends?agency=yunmei-szf&lang=en")]
    public async Task Charts_HaveATitleADescriptionAndATable(string address)
    {
        var page = await client.OpenAsync(address);

        Assert.That(page.QuerySelectorAll("svg[role=img]"), Has.Length.EqualTo(2));
        using (Assert.EnterMultipleScope())
        {
            foreach (var chart in page.QuerySelectorAll("svg[role=img]"))
            {
                foreach (var id in chart.GetAttribute("aria-labelledby")!.Split(' '))
                {
                    Assert.That(page.GetElementById(id)!.TextContent.Trim(), Is.Not.Empty, id);
                }

                Assert.That(chart.Closest("section")!.QuerySelector("details table tbody tr"), Is.Not.Null);
                Assert.That(chart.QuerySelectorAll("text"), Is.Not.Empty);
            }

            Assert.That(page.QuerySelectorAll("[style]"), Is.Empty);
        }
    }

    [Test]
    public async Task Agency_IsAddedUpWithThoseBeneathIt()
    {
        var own = await TotalAsync("/trends?agency=sgat");
        var subtree = await TotalAsync("/trends?agency=szf");
        var all = await TotalAsync("/trends");

        Assert.That(own, Is.Positive.And.LessThan(subtree));
        Assert.That(all, Is.AtLeast(subtree));
    }

    [Test]
    public async Task Agency_ThatIsNotThere_IsNamed() =>
        Assert.That((await client.OpenAsync("/trends?agency=nowhere")).Text(), Does.Contain("没有名称、简称或代码为“nowhere”的单位"));

    [Test]
    public async Task Trends_SayThatNothingIsIn()
    {
        using var empty = WebHost.WithoutReports();
        using var browser = empty.Browser();

        Assert.That((await browser.OpenAsync("/trends")).Text(), Does.Contain("还没有可以汇总的承诺"));
    }

    [Test]
    public async Task Flow_KeepsEveryCommitment_FromColumnToColumn()
    {
        foreach (var year in await host.Services.GetRequiredService<TrendQueries>().YearsAsync(Scope.Everything))
        {
            var chart = FlowChart.Of(year);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(chart.Bars.Where(bar => bar.Status is not null).Sum(bar => bar.Count), Is.EqualTo(year.Counts.Total));
                Assert.That(chart.Bars.Where(bar => bar.End is not null).Sum(bar => bar.Count), Is.EqualTo(year.Counts.Total));
                Assert.That(year.CarriedOver.Total, Is.LessThanOrEqualTo(year.Counts.Total));
                Assert.That(chart.Bars.Max(bar => bar.Y + bar.Height), Is.LessThanOrEqualTo(chart.Height));
            }
        }
    }

    private async Task<int> TotalAsync(string address)
    {
        var page = await client.OpenAsync(address);
        return page.QuerySelectorAll("section[aria-labelledby=stack] tbody tr td:nth-last-child(2)").Sum(cell => int.Parse(cell.TextContent, CultureInfo.InvariantCulture));
    }
}
