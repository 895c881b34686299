using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Storage;

namespace Tracker.Tests.Web;

public sealed class DeliveryPageTest
{
    private const string Page = "/delivery";

    [Test]
    public async Task Page_SaysWhatDidNotArrive_WhyAndWhatToDo()
    {
        await using var host = await WebHost.WithSamplesAsync();
        using var client = host.Browser();
        await SampleMessages.WriteAsync(host.Services, "luqing");
        await SampleMessages.SuspendAsync(host.Services, "luqing", nameof(DeliveryProblem.AddressRefused));
        await SampleMessages.LeaveUnaddressedAsync(host.Services, "sgat");

        var chinese = await client.OpenAsync(Page);
        var english = await client.OpenAsync(Page + "?status=Waiting&lang=en");

        using (Assert.EnterMultipleScope())
        {
            var parked = chinese.QuerySelector("section[aria-labelledby=list] li")!.TextContent;
            Assert.That(parked, Does.Contain("邮件").And.Contain("old@example.cn").And.Contain("554 5.7.1").And.Contain("重新发送"));
            Assert.That(chinese.QuerySelector("section[aria-labelledby=suspended] a[href='/people/luqing']"), Is.Not.Null);
            Assert.That(chinese.QuerySelector("section[aria-labelledby=suspended] li")!.TextContent, Does.Not.Contain("AddressRefused"));
            Assert.That(chinese.QuerySelector("section[aria-labelledby=unaddressed] li")!.TextContent, Does.Contain("催办").And.Contain("年度报告").And.Contain("2025年3月31日"));
            Assert.That(chinese.QuerySelector("section[aria-labelledby=calendar]")!.TextContent, Does.Contain("周一至周五"));
            Assert.That(english.QuerySelector("section[aria-labelledby=list]")!.TextContent, Does.Contain("None."));
            Assert.That(chinese.QuerySelector(".site-nav a[href='/admin'][aria-current]"), Is.Not.Null);
        }
    }

    [Test]
    public async Task Retry_SendsAgain_OrSaysWhyNot()
    {
        await using var host = await WebHost.WithSamplesAsync();
        using var client = host.Browser();
        var (_, delivery) = await SampleMessages.WriteAsync(host.Services, "luqing");
        var id = ("id", $"{delivery}");
        await SampleMessages.SuspendAsync(host.Services, "luqing", "550 no such user");

        using var suspended = await client.SendAsync(Page, "Retry", id);
        var why = (await suspended.ReadAsync()).QuerySelector("[role=alert]")!.TextContent;
        await LiftAsync(host);
        using var sent = await client.SendAsync(Page, "Retry", id);
        var after = await sent.ReadAsync();
        using var again = await client.SendAsync(Page, "Retry", id);
        using var unknown = await client.SendAsync(Page, "Retry", ("id", "4711"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((suspended.StatusCode, why), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "此人的邮箱仍被停用。请先在人员页面更正邮箱，再重新发送。")));
            Assert.That(after.QuerySelector("[role=status]")!.TextContent, Does.Contain("已重新排队"));
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(unknown.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [Test]
    public async Task Channels_AreNamed_WithoutTheirSecrets()
    {
        await using var host = new WebHost(
            await SampleDatabase.CopyAsync(),
            IPAddress.Loopback,
            ("Tracker:Delivery:Mail:Host", "127.0.0.1"),
            ("Tracker:Delivery:Mail:From", "tracker@example.cn"),
            ("Tracker:Delivery:Mail:Password", "hush-password"),
            ("Tracker:Delivery:Mail:UserName", "sender"),
            ("Tracker:Delivery:Robots:0:Name", "法治办群"),
            ("Tracker:Delivery:Robots:0:Url", "https://127.0.0.1/send?key=hush-key"),
            ("Tracker:HolidayCalendar", "/nowhere/holidays.ics"));
        using var client = host.Browser();

        var page = await client.OpenAsync(Page);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll("section[aria-labelledby=channels] tbody .badge").Select(badge => badge.TextContent), Is.EqualTo(["已启用", "已启用", "未启用", "已启用"]));
            Assert.That(page.Text(), Does.Contain("法治办群").And.Contain("打不开节假日日历").And.Contain("更正或更换文件后自动重新读取"));
            Assert.That(page.DocumentElement.OuterHtml, Does.Not.Contain("hush"));
        }
    }

    [Test]
    public async Task Page_NamesSettingsThatAreWrong()
    {
        await using var host = new WebHost(await SampleDatabase.CopyAsync(), IPAddress.Loopback, ("Tracker:Delivery:ListedItems", "0"));
        using var client = host.Browser();

        var page = await client.OpenAsync(Page);

        Assert.That(page.QuerySelector("section[aria-labelledby=channels] .note.bad")!.TextContent, Does.Contain("ListedItems"));
    }

    private static async Task LiftAsync(WebHost host)
    {
        await using var session = await host.Services.GetRequiredService<Database>().WriteAsync(default);
        var people = new PersonRepository(session);
        var person = (await people.ByUserNameAsync("luqing", default))!;
        await people.UpdateAsync(person with { AddressSuspendedAt = null, AddressSuspendedBecause = null }, default);
        await session.CommitAsync(default);
    }
}
