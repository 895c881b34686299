using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;
using Tracker.Jobs.Delivery;

namespace Tracker.Tests.Delivery;

public sealed class RobotChannelTest
{
    private const string Secret = "SEC000test";

    private readonly DateTimeOffset now = new(2023, 5, 4, 3, 2, 1, 500, TimeSpan.Zero);
    private WebhookSink sink = null!;

    [SetUp]
    public void Start() => sink = new WebhookSink();

    [TearDown]
    public async Task Stop() => await sink.DisposeAsync();

    [Test]
    public async Task WeCom_ReceivesText()
    {
        sink.Answer = """{"errcode":0,"errmsg":"ok"}""";

        var result = await SendAsync(RobotKind.WeCom, secret: null);

        var (address, body) = sink.Received.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.InstanceOf<SendResult.Sent>());
            Assert.That(address.Query, Is.EqualTo("?key=K"));
            Assert.That((string?)body["msgtype"], Is.EqualTo("text"));
            Assert.That((string?)body["text"]!["content"], Is.EqualTo("今日提醒"));
        }
    }

    [Test]
    public async Task DingTalk_IsSigned_WithTimestampAndSecretInTheAddress()
    {
        sink.Answer = """{"errcode":0,"errmsg":"ok"}""";

        var result = await SendAsync(RobotKind.DingTalk, Secret);

        // As documented: the text "timestamp\nsecret", the secret as key, Base64, then encoded for the address; milliseconds.
        var query = HttpUtility.ParseQueryString(sink.Received.Single().Address.Query);
        using var hash = new HMACSHA256(Encoding.UTF8.GetBytes(Secret));
        var expected = Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(query["timestamp"] + "\n" + Secret)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.InstanceOf<SendResult.Sent>());
            Assert.That(query["key"], Is.EqualTo("K"));
            Assert.That(query["timestamp"], Is.EqualTo("1683169321500"));
            Assert.That(query["sign"], Is.EqualTo(expected));
        }
    }

    [Test]
    public async Task Feishu_IsSigned_WithTimestampAndSecretInTheBody()
    {
        sink.Answer = """{"code":0,"msg":"success"}""";

        var result = await SendAsync(RobotKind.Feishu, Secret);

        // As documented: nothing as text, "timestamp\nsecret" as key, Base64; seconds.
        var body = sink.Received.Single().Body;
        using var hash = new HMACSHA256(Encoding.UTF8.GetBytes((string)body["timestamp"]! + "\n" + Secret));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.InstanceOf<SendResult.Sent>());
            Assert.That((string?)body["timestamp"], Is.EqualTo("1683169321"));
            Assert.That((string?)body["sign"], Is.EqualTo(Convert.ToBase64String(hash.ComputeHash([]))));
            Assert.That((string?)body["content"]!["text"], Is.EqualTo("今日提醒"));
        }
    }

    // Reference values computed with another implementation: python3's hmac, hashlib and base64.
    [Test]
    public void Signatures_AgreeWithAnotherImplementation()
    {
        Assert.That(RobotRequest.DingTalkSignature(1683169321500, Secret), Is.EqualTo("sZKtJfrUhvvEPUGoToGFTG7F/cUMzaWMAlBBPTAbdD4="));
        Assert.That(RobotRequest.FeishuSignature(1683169321, Secret), Is.EqualTo("8PTdo6GHuyDtZVq4GXK65dhSYpbUtfMsNLUCmeWxQtg="));
    }

    [TestCase(RobotKind.WeCom, """{"errcode":93000,"errmsg":"invalid webhook url"}""", DeliveryProblem.KeyRefused, true)]
    [TestCase(RobotKind.WeCom, """{"errcode":45009,"errmsg":"api freq out of limit"}""", DeliveryProblem.Busy, false)]
    [TestCase(RobotKind.DingTalk, """{"errcode":310000,"errmsg":"sign not match"}""", DeliveryProblem.SignatureRefused, true)]
    [TestCase(RobotKind.DingTalk, """{"errcode":400101,"errmsg":"access_token不存在"}""", DeliveryProblem.KeyRefused, true)]
    [TestCase(RobotKind.Feishu, """{"code":19021,"msg":"sign match fail"}""", DeliveryProblem.SignatureRefused, true)]
    [TestCase(RobotKind.Feishu, """{"code":11232,"msg":"frequency limited"}""", DeliveryProblem.Busy, false)]
    [TestCase(RobotKind.Feishu, "<html>gateway</html>", DeliveryProblem.UnexpectedAnswer, false)]
    public async Task Answer_PassesOrStays_ByItsCode(RobotKind kind, string answer, DeliveryProblem problem, bool isPermanent)
    {
        sink.Answer = answer;

        var result = await SendAsync(kind, secret: null);

        Assert.That(result, isPermanent ? Is.InstanceOf<SendResult.Permanent>() : Is.InstanceOf<SendResult.Passing>());
        Assert.That(result, Has.Property("Problem").EqualTo(problem));
    }

    [TestCase(500, DeliveryProblem.Busy)]
    [TestCase(429, DeliveryProblem.Busy)]
    [TestCase(404, DeliveryProblem.KeyRefused)]
    public async Task Status_Decides_WhereItIsNoSuccess(int status, DeliveryProblem problem)
    {
        sink.Status = (HttpStatusCode)status;

        Assert.That(await SendAsync(RobotKind.WeCom, secret: null), Has.Property("Problem").EqualTo(problem));
    }

    [Test]
    public async Task Key_StandsNeitherInResultsNorInLogs()
    {
        await sink.DisposeAsync();
        var log = new ListLogger();

        var result = await SendAsync(RobotKind.DingTalk, Secret, log);

        Assert.That(result, Has.Property("Problem").EqualTo(DeliveryProblem.Unreachable));
        Assert.That($"{result}\n{string.Join('\n', log.Lines)}", Does.Not.Contain("key=K").And.Not.Contain(Secret));
    }

    private async Task<SendResult> SendAsync(RobotKind kind, string? secret, ILoggerProvider? log = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Tracker:Delivery:Robots:0:Name"] = "群",
            ["Tracker:Delivery:Robots:0:Kind"] = kind.ToString(),
            ["Tracker:Delivery:Robots:0:Url"] = sink.Address + "?key=K",
            ["Tracker:Delivery:Robots:0:Secret"] = secret,
        }).Build();
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(now))
            .AddLogging(builder =>
            {
                builder.SetMinimumLevel(LogLevel.Trace);
                if (log is not null)
                {
                    builder.AddProvider(log);
                }
            })
            .AddTrackerDelivery(configuration)
            .BuildServiceProvider();
        var channel = services.GetServices<IDeliveryChannel>().Single(channel => channel.Channel == DeliveryChannel.Robot);
        await using var session = channel.Open();
        return await session.SendAsync(new OutgoingMessage { Target = "群", HeaderId = "1@x", Subject = "", Text = "今日提醒" }, default);
    }

    private sealed class ListLogger : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
