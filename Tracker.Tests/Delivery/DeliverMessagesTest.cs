using System.Collections.Concurrent;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Delivery;

public sealed class DeliverMessagesTest<TDatabase> : DeliveryTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [SetUp]
    public void UseMail() => Options.Mail = new MailOptions { Host = "mail.example.cn", From = "tracker@example.cn" };

    [Test]
    public async Task Message_IsSentOnce()
    {
        var person = await RemindedAsync();
        await ComposeAsync();
        var channel = new FakeChannel();

        var first = await Deliver(channel).ExecuteAsync();
        var second = await Deliver(channel).ExecuteAsync();

        var delivery = await DeliveryAsync(person, DeliveryChannel.Mail);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EqualTo(new DeliverResult(1, 0, 0)));
            Assert.That(second, Is.EqualTo(new DeliverResult(0, 0, 0)));
            Assert.That(channel.Sent.Single(), Has.Property("HeaderId").EqualTo(delivery.HeaderId).And.Property("PersonName").EqualTo("张三"));
            Assert.That(delivery, Has.Property("Status").EqualTo(DeliveryStatus.Sent).And.Property("SentAt").EqualTo(Time.GetUtcNow()));
            Assert.That(await Messages.OldestUnsentAsync(), Is.Null);
        }
    }

    [Test]
    public async Task PassingFault_IsTriedAgainLater_WithTheSameMessageId()
    {
        var person = await RemindedAsync();
        await ComposeAsync();
        var channel = new FakeChannel(new SendResult.Passing(DeliveryProblem.Busy, "451 later"));

        var failed = await Deliver(channel).ExecuteAsync();
        var waiting = await DeliveryAsync(person, DeliveryChannel.Mail);
        var tooEarly = await Deliver(channel).ExecuteAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        var sent = await Deliver(channel).ExecuteAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failed, Is.EqualTo(new DeliverResult(0, 1, 0)));
            Assert.That(waiting, Has.Property("Problem").EqualTo(DeliveryProblem.Busy).And.Property("Detail").EqualTo("451 later"));
            Assert.That(tooEarly, Is.EqualTo(new DeliverResult(0, 0, 0)));
            Assert.That(sent, Is.EqualTo(new DeliverResult(1, 0, 0)));
            Assert.That(channel.Attempted.Select(message => message.HeaderId).Distinct().Count(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task ChannelThatIsDown_IsTriedOnceARun()
    {
        await RemindManyAsync(10);
        var channel = new FakeChannel(new SendResult.Passing(DeliveryProblem.Unreachable, null, IsChannelDown: true));

        var result = await Deliver(channel).ExecuteAsync();

        Assert.That(result, Is.EqualTo(new DeliverResult(0, 1, 0)));
        Assert.That(channel.Attempted, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task PassingFault_IsGivenUp_AfterTheLastAttempt()
    {
        Options.MaxAttempts = 2;
        var person = await RemindedAsync();
        await ComposeAsync();
        var busy = new SendResult.Passing(DeliveryProblem.Busy, null);
        var channel = new FakeChannel(busy, busy);

        await Deliver(channel).ExecuteAsync();
        Time.Advance(TimeSpan.FromHours(3));
        var last = await Deliver(channel).ExecuteAsync();

        Assert.That(last, Is.EqualTo(new DeliverResult(0, 0, 1)));
        Assert.That((await DeliveryAsync(person, DeliveryChannel.Mail)).Status, Is.EqualTo(DeliveryStatus.Parked));
    }

    [Test]
    public async Task RefusedAddress_IsSuspended_AndTheAdministratorsAreTold()
    {
        var administrator = await PersonAsync("admin", role: Role.Administrator);
        var person = await RemindedAsync();
        await ComposeAsync();

        var result = await Deliver(new FakeChannel(new SendResult.Permanent(DeliveryProblem.AddressRefused, "550 no such user"))).ExecuteAsync();

        var after = (await new PersonQueries(Database).FindAsync("zhang"))!.Person;
        var notice = await OnlyMessageAsync(administrator);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.EqualTo(new DeliverResult(0, 0, 1)));
            Assert.That(after, Has.Property("AddressSuspendedAt").EqualTo(Time.GetUtcNow()).And.Property("AddressSuspendedBecause").EqualTo("550 no such user"));
            Assert.That(notice.Kind, Is.EqualTo(MessageKind.Notice));
            Assert.That(notice.Text, Does.Contain("zhang").And.Contain("one@example.cn").And.Contain("550 no such user"));
            Assert.That(await ActionsAsync(), Does.Contain("person.addressSuspended").And.Contain("delivery.parked"));
        }

        Time.Advance(TimeSpan.FromDays(1));
        await RemindAsync(person, 1, "x", Rung.Overdue, new DateOnly(2023, 5, 1));
        await ComposeAsync();
        Assert.That((await Messages.CountsAsync()).Where(count => count.Channel == DeliveryChannel.Mail).Sum(count => count.Total), Is.EqualTo(1), "no more mail");
        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task ParkedMail_GoesToTheNewAddress_WhenAPersonAsksForIt()
    {
        var person = await RemindedAsync();
        await ComposeAsync();
        await Deliver(new FakeChannel(new SendResult.Permanent(DeliveryProblem.AddressRefused, "550"))).ExecuteAsync();
        var parked = (await Messages.WithStatusAsync(DeliveryStatus.Parked, new PageRequest())).Items.Single();
        var retry = new RetryDelivery(Database, Time);

        var suspended = await retry.ExecuteAsync(parked.Id, "user:admin");
        await new ManagePeople(Database, Time).ChangeAsync("zhang", before => before with { Email = "two@example.cn" }, "user:admin");
        var taken = await retry.ExecuteAsync(parked.Id, "user:admin");
        var again = await retry.ExecuteAsync(parked.Id, "user:admin");
        var channel = new FakeChannel();
        await Deliver(channel).ExecuteAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(suspended, Is.EqualTo(RetryOutcome.AddressSuspended));
            Assert.That(taken, Is.EqualTo(RetryOutcome.Waiting));
            Assert.That(again, Is.EqualTo(RetryOutcome.NotParked));
            Assert.That(await retry.ExecuteAsync(999, "user:admin"), Is.EqualTo(RetryOutcome.Unknown));
            Assert.That(channel.Sent.Single().Target, Is.EqualTo("two@example.cn"));
            Assert.That((await DeliveryAsync(person, DeliveryChannel.Mail)).Problem, Is.Null);
        }
    }

    [Test]
    public async Task Claim_KeepsOthersOut_UntilItEnds()
    {
        await RemindedAsync();
        await ComposeAsync();
        using var crash = new CancellationTokenSource();
        var crashing = new FakeChannel { OnSend = crash.Cancel };
        await Assert.ThatAsync(() => Deliver(crashing).ExecuteAsync(crash.Token), Throws.InstanceOf<OperationCanceledException>());
        var channel = new FakeChannel();

        var early = await Deliver(channel).ExecuteAsync();
        Time.Advance(TimeSpan.FromSeconds(Options.ClaimSeconds + 1));
        var late = await Deliver(channel).ExecuteAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(early.Sent, Is.Zero);
            Assert.That(late.Sent, Is.EqualTo(1));
            Assert.That(channel.Sent.Single().HeaderId, Is.EqualTo(crashing.Attempted.Single().HeaderId), "a repeat can be known for one");
        }
    }

    [Test]
    public async Task TwoSenders_NeverSendARowTwice()
    {
        await RemindManyAsync(60);
        Options.Lanes = 4;
        var channel = new FakeChannel();

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Deliver(channel).ExecuteAsync())));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Sum(result => result.Sent), Is.EqualTo(60));
            Assert.That(channel.Sent, Has.Count.EqualTo(60));
            Assert.That(channel.Sent.Select(message => message.HeaderId), Is.Unique);
        }
    }

    [Test]
    public async Task SlowServer_IsLeft_AfterTheTimeout()
    {
        Options.TimeoutSeconds = 1;
        var person = await RemindedAsync();
        await ComposeAsync();

        var result = await Deliver(new FakeChannel { Delay = Timeout.InfiniteTimeSpan }).ExecuteAsync();

        Assert.That(result.Retried, Is.EqualTo(1));
        Assert.That((await DeliveryAsync(person, DeliveryChannel.Mail)).Problem, Is.EqualTo(DeliveryProblem.TimedOut));
    }

    [Test]
    public async Task Inbox_KnowsWhoseAMessageIs_AndWhenItWasRead()
    {
        var person = await RemindedAsync();
        var other = await PersonAsync("li");
        await ComposeAsync();
        var message = await OnlyMessageAsync(person);
        var read = new MarkMessageRead(Database, Time);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Messages.FindAsync(other.Id, message.Id), Is.Null);
            Assert.That(await read.ExecuteAsync(other.Id, message.Id), Is.False);
            Assert.That(await Messages.UnreadAsync(person.Id), Is.EqualTo(1));
            Assert.That(await read.ExecuteAsync(person.Id, message.Id), Is.True);
            Assert.That(await read.ExecuteAsync(person.Id, message.Id), Is.False);
            Assert.That(await Messages.UnreadAsync(person.Id), Is.Zero);
            Assert.That(await Messages.OldestUnsentAsync(), Is.EqualTo(message.ComposedAt), "the mail still waits");
        }
    }

    private async Task RemindManyAsync(int people)
    {
        var report = await PromisedAsync("修订条例@6月");
        for (var i = 0; i < people; i++)
        {
            var person = await PersonAsync($"p{i:00}", $"p{i:00}@example.cn");
            await RemindAsync(person, report.AgencyId, "x", Rung.Reminder, new DateOnly(2023, 6, 28));
        }

        await ComposeAsync();
    }

    private async Task<IEnumerable<string>> ActionsAsync()
    {
        await using var session = await Database.ReadAsync(default);
        return await session.QueryAsync<string>("SELECT action FROM ledger", null, default);
    }

    /// <summary>Answers as told, then takes everything.</summary>
    private sealed class FakeChannel(params SendResult[] answers) : IDeliveryChannel, IDeliverySession
    {
        private int asked;

        public DeliveryChannel Channel => DeliveryChannel.Mail;

        public bool IsOn => true;

        public Action OnSend { get; init; } = static () => { };

        public TimeSpan Delay { get; init; }

        public ConcurrentQueue<OutgoingMessage> Attempted { get; } = new();

        public ConcurrentQueue<OutgoingMessage> Sent { get; } = new();

        public IDeliverySession Open() => this;

        public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
        {
            Attempted.Enqueue(message);
            OnSend();
            await Task.Delay(Delay, TimeProvider.System, cancellationToken);
            var answer = Interlocked.Increment(ref asked) - 1 is var index && index < answers.Length ? answers[index] : new SendResult.Sent();
            if (answer is SendResult.Sent)
            {
                Sent.Enqueue(message);
            }

            return answer;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
