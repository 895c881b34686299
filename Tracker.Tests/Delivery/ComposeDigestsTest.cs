using System.Globalization;
using AngleSharp.Html.Parser;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;
using Calendar = Ical.Net.Calendar;

namespace Tracker.Tests.Delivery;

public sealed class ComposeDigestsTest<TDatabase> : DeliveryTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly DateOnly Due = new(2023, 6, 28);

    [Test]
    public async Task Digest_TellsWhatWaits_AndIsInTheInboxAtOnce()
    {
        var person = await RemindedAsync();

        var result = await ComposeAsync();

        var message = await OnlyMessageAsync(person);
        var html = new HtmlParser().ParseDocument(message.Html);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Has.Property("Digests").EqualTo(1).And.Property("Reminders").EqualTo(1));
            Assert.That(message.Subject, Is.EqualTo("承诺事项提醒：临近期限 1 项"));
            Assert.That(message.Text, Does.Contain("张三").And.Contain("【甲市人民政府】").And.Contain("修订条例 （期限 2023年6月28日，还有 55 天）"));
            Assert.That(message.Text, Does.Contain("只需办理上面列出的事项"), "nothing else is asked");
            Assert.That(message.Text, Does.Contain("https://tracker.example/commitments/"));
            Assert.That(html.QuerySelector("h2")!.TextContent, Is.EqualTo("临近期限（1 项）"));
            Assert.That(html.QuerySelector("h3")!.TextContent, Is.EqualTo("甲市人民政府"));
            Assert.That(html.QuerySelector("li a")!.GetAttribute("href"), Does.StartWith("https://tracker.example/commitments/"));
            Assert.That(await Messages.UnreadAsync(person.Id), Is.EqualTo(1));
            Assert.That((await DeliveryAsync(person, DeliveryChannel.Inbox)).Status, Is.EqualTo(DeliveryStatus.Sent));
            Assert.That(await RemindersAsync(ReminderStatus.Composed), Is.EqualTo(1));
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Digest_IsWrittenOnceADay_AndTheRestWaits()
    {
        var person = await RemindedAsync();
        await ComposeAsync();
        await RemindAsync(person, 1, "later", Rung.Overdue, Due);

        var again = await ComposeAsync();
        Time.Advance(TimeSpan.FromDays(1));
        var tomorrow = await ComposeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Digests, Is.Zero);
            Assert.That(tomorrow.Digests, Is.EqualTo(1));
            Assert.That((await Messages.OfPersonAsync(person.Id, new PageRequest())).Total, Is.EqualTo(2));
        }
    }

    [TestCase("2023-05-06T03:00:00Z", ComposeOutcome.DayOff)]
    [TestCase("2023-05-08T00:29:00Z", ComposeOutcome.OutsideWorkingHours)]
    [TestCase("2023-05-08T00:30:00Z", ComposeOutcome.Composed)]
    [TestCase("2023-05-08T09:30:00Z", ComposeOutcome.OutsideWorkingHours)]
    public async Task Digest_KeepsWorkingDaysAndHours(string now, ComposeOutcome outcome)
    {
        await RemindedAsync();
        Time.SetUtcNow(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

        var result = await ComposeAsync();

        Assert.That(result.Outcome, Is.EqualTo(outcome));
        Assert.That(await RemindersAsync(ReminderStatus.Waiting), Is.EqualTo(outcome == ComposeOutcome.Composed ? 0 : 1));
    }

    [Test]
    public async Task Digest_OfHundreds_NamesTheFirstAndCountsTheRest()
    {
        var person = await PersonAsync("zhang");
        var report = await PromisedAsync([.. Enumerable.Range(0, 250).Select(i => $"第{i:000}项")]);
        foreach (var i in Enumerable.Range(0, 250))
        {
            var identity = (await DetailAsync($"第{i:000}项", 2023)).Commitment.IdentityHash;
            await RemindAsync(person, report.AgencyId, identity, i < 200 ? Rung.Reminder : Rung.Overdue, i < 200 ? Due : new DateOnly(2023, 4, 1));
        }

        Options.ListedItems = 60;
        await ComposeAsync();

        var message = await OnlyMessageAsync(person);
        var html = new HtmlParser().ParseDocument(message.Html);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.Subject, Is.EqualTo("承诺事项提醒：已逾期 50 项、提醒 200 项"));
            Assert.That(html.QuerySelectorAll("li"), Has.Length.EqualTo(60), "the overdue ones first");
            Assert.That(message.Text, Does.Contain("另有 190 项"));
            Assert.That(Calendar.Load(message.Calendar!)!.Events, Has.Count.EqualTo(150), "what is to come of the 200 most pressing");
            Assert.That(await RemindersAsync(ReminderStatus.Waiting), Is.Zero, "all are told, if only by number");
        }
    }

    [Test]
    public async Task Digest_SpeaksEnglish_AndEncodesWhatItQuotes()
    {
        var person = await PersonAsync("smith", language: "en");
        var report = await PromisedAsync("<b>修订</b>&条例");
        await RemindAsync(person, report.AgencyId, (await DetailAsync("<b>修订</b>&条例", 2023)).Commitment.IdentityHash, Rung.Overdue, new DateOnly(2023, 5, 3));

        await ComposeAsync();

        var message = await OnlyMessageAsync(person);
        var html = new HtmlParser().ParseDocument(message.Html);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.Subject, Is.EqualTo("Commitments: Overdue 1"));
            Assert.That(message.Text, Does.Contain("<b>修订</b>&条例 (due 3 May 2023, 1 days ago)"));
            Assert.That(html.QuerySelector("b"), Is.Null);
            Assert.That(html.QuerySelector("li")!.TextContent, Does.Contain("<b>修订</b>&条例"));
            Assert.That(message.Calendar, Is.Null, "nothing is to come");
        }
    }

    [Test]
    public async Task Digest_HasNoLinks_WhereNoAddressIsConfigured()
    {
        Options.BaseUrl = null;
        var person = await RemindedAsync();

        await ComposeAsync();

        var message = await OnlyMessageAsync(person);
        Assert.That(message.Text, Does.Not.Contain("http").And.Contain("在 Tracker 的“消息”中"));
        Assert.That(message.Html, Does.Not.Contain("<a "));
    }

    [Test]
    public async Task Calendar_KeepsItsEntry_WhenTheDateMoves()
    {
        var person = await RemindedAsync();
        await ComposeAsync();
        var first = Calendar.Load((await OnlyMessageAsync(person)).Calendar!)!.Events.Single();

        Time.Advance(TimeSpan.FromDays(1));
        await RemindAsync(person, 1, (await DetailAsync("修订条例", 2023)).Commitment.IdentityHash, Rung.DueSoon, Due.AddDays(30));
        await ComposeAsync();
        var latest = (await Messages.OfPersonAsync(person.Id, new PageRequest())).Items[0];
        var second = Calendar.Load((await Messages.FindAsync(person.Id, latest.Id))!.Calendar!)!.Events.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Start!.Date, Is.EqualTo(Due));
            Assert.That(first.Start.HasTime, Is.False);
            Assert.That(first.Summary, Is.EqualTo("到期：修订条例"));
            Assert.That(second.Uid, Is.EqualTo(first.Uid));
            Assert.That(second.Sequence, Is.GreaterThan(first.Sequence));
            Assert.That(second.Start!.Date, Is.EqualTo(Due.AddDays(30)));
        }
    }

    [Test]
    public async Task Deliveries_FollowWhatIsConfigured()
    {
        Options.Mail.Host = "mail.example.cn";
        Options.Mail.From = "tracker@example.cn";
        Options.Folder.Path = "/drop";
        var person = await RemindedAsync();
        var nobody = await PersonAsync("li", email: null);
        await RemindAsync(nobody, 1, "1/2023", Rung.Reminder, Due, ReminderSubject.Report);

        await ComposeAsync();

        var mail = await DeliveryAsync(person, DeliveryChannel.Mail);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mail.Target, Is.EqualTo("one@example.cn"));
            Assert.That(mail.HeaderId, Does.EndWith("@example.cn"));
            Assert.That(await ChannelsAsync(nobody.Id), Is.EqualTo(new[] { DeliveryChannel.Inbox, DeliveryChannel.Folder }));
        }
    }

    [Test]
    public async Task Deliveries_StayInside_InDemoMode()
    {
        Options.Demo = true;
        Options.Mail.Host = "mail.example.cn";
        Options.Mail.From = "tracker@example.cn";
        Options.Folder.Path = "/drop";
        Options.Robots.Add(new RobotOptions { Name = "群", Url = "https://robot.example" });
        var person = await RemindedAsync();

        var result = await ComposeAsync();

        Assert.That(await ChannelsAsync(person.Id), Is.EqualTo(new[] { DeliveryChannel.Inbox, DeliveryChannel.Folder }));
        Assert.That(result.GroupNotices, Is.Zero);
    }

    [Test]
    public async Task Person_WhoLeft_IsNotTold()
    {
        var person = await RemindedAsync();
        await new ManagePeople(Database, Time).ChangeAsync("zhang", before => before with { IsActive = false }, "tester");

        var result = await ComposeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Digests, Is.Zero);
            Assert.That(await RemindersAsync(ReminderStatus.Unaddressed), Is.EqualTo(1));
            Assert.That(await Messages.UnreadAsync(person.Id), Is.Zero);
        }
    }

    [Test]
    public async Task GroupNotice_CountsEachMatterOnce_AndNamesNobody()
    {
        Options.Robots.Add(new RobotOptions { Name = "法治办群", Url = "https://robot.example/key" });
        Options.Robots.Add(new RobotOptions { Name = "无此单位", Url = "https://robot.example/key", Agency = "nowhere" });
        await RemindedAsync();
        var second = await PersonAsync("li");
        await RemindAsync(second, 1, (await DetailAsync("修订条例", 2023)).Commitment.IdentityHash, Rung.DueSoon, Due);

        var result = await ComposeAsync();
        var again = await ComposeAsync();

        var notice = (await Messages.WithStatusAsync(DeliveryStatus.Waiting, new PageRequest())).Items.Single();
        await using var session = await Database.ReadAsync(default);
        var text = (await new MessageRepository(session).ByIdAsync(notice.MessageId, default))!.Text;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Has.Property("GroupNotices").EqualTo(1));
            Assert.That(result.UnknownAgencies, Is.EqualTo(new[] { "nowhere" }));
            Assert.That(again.GroupNotices, Is.Zero);
            Assert.That(notice, Has.Property("Channel").EqualTo(DeliveryChannel.Robot).And.Property("Target").EqualTo("法治办群"));
            Assert.That(text, Does.Contain("临近期限 1 项").And.Contain("修订条例").And.Not.Contain("张三").And.Not.Contain("key"));
        }
    }

    [Test]
    public async Task TwoComposers_WriteOneDigest()
    {
        var people = new List<long>();
        var report = await PromisedAsync("修订条例@6月");
        for (var i = 0; i < 20; i++)
        {
            var person = await PersonAsync($"p{i:00}");
            people.Add(person.Id);
            await RemindAsync(person, report.AgencyId, "x", Rung.Reminder, Due);
        }

        var results = await Task.WhenAll(Task.Run(ComposeAsync), Task.Run(ComposeAsync));

        Assert.That(results.Sum(result => result.Digests), Is.EqualTo(20));
        foreach (var person in people)
        {
            Assert.That((await Messages.OfPersonAsync(person, new PageRequest())).Total, Is.EqualTo(1));
        }
    }

    private async Task<IEnumerable<DeliveryChannel>> ChannelsAsync(long personId)
    {
        var message = (await Messages.OfPersonAsync(personId, new PageRequest())).Items.Single();
        return (await Messages.DeliveriesOfAsync(message.Id)).Select(delivery => delivery.Channel);
    }
}
