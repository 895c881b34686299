using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Tracker.Engine.Linking;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Pipeline.SecondOpinions;

namespace Tracker.Tests.Pipeline;

/// <summary>A year judged with the help of a service on this machine, which is honest, lying, slow or dead.</summary>
public sealed class SecondOpinionTest
{
    private const string Promise = "-建设政务服务平台";
    private const string First = "市政务服务平台有关培训班已经举办";
    private const string Second = "一网通办系统已经建成并投入使用";

    [Test]
    public async Task AnHonestAnswer_PutsItsStatementFirst_AndSaysWhy()
    {
        using var service = new FakeService(_ => Chat($$"""{"quote":"{{Second}}"}"""));

        var judgement = await ReviewedAsync(Options(service));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(judgement.Evidence.Select(link => link.Outcome), Is.EqualTo(new[] { 1, 0 }));
            Assert.That(judgement.Evidence[0].Reasons.Single().Code, Is.EqualTo(ReasonCode.SecondOpinion));
            Assert.That(judgement.Evidence[0].Reasons.Single().Values, Is.EqualTo(new[] { "test-model", Second }));
            Assert.That(judgement.Verdict, Is.EqualTo(Verdict.Silent), "a model's word changes no verdict");
        }
    }

    [TestCase("""{"quote":"一网通办系统早已建成并且投入使用"}""", TestName = "NotVerbatim")]
    [TestCase("""{"quote":"已经"}""", TestName = "TooShort")]
    [TestCase("""{"quote":42}""", TestName = "NotText")]
    [TestCase("""{"quote":null}""", TestName = "Nothing")]
    [TestCase("这条陈述与承诺一致。", TestName = "NoJson")]
    [TestCase("{{", TestName = "BrokenJson")]
    public async Task AnyOtherAnswer_ChangesNothing(string answer)
    {
        using var service = new FakeService(_ => Chat(answer));

        Assert.That((await ReviewedAsync(Options(service))).Evidence.Select(link => link.Outcome), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(service.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task ADeadService_ChangesNothing()
    {
        var service = new FakeService(_ => "");
        var options = Options(service);
        service.Dispose();

        Assert.That((await ReviewedAsync(options)).Evidence.Select(link => link.Outcome), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public async Task ABrokenService_IsLeftAloneForAWhile()
    {
        using var service = new FakeService(_ => null);
        var options = Options(service);
        var time = new FakeTimeProvider();
        var desk = new SecondOpinionDesk(SecondOpinionServices.Of(options), options, time, null);
        for (var i = 0; i < 10; i++)
        {
            await desk.ReviewAsync(Work(), default);
        }

        var before = service.Requests;
        time.Advance(TimeSpan.FromMinutes(6));
        await desk.ReviewAsync(Work(), default);

        Assert.That((before, service.Requests), Is.EqualTo((3, 4)));
    }

    [Test]
    public async Task ASlowService_IsNotWaitedFor()
    {
        using var done = new ManualResetEventSlim();
        using var service = new FakeService(_ =>
        {
            done.Wait(TimeSpan.FromSeconds(20));
            return Chat($$"""{"quote":"{{Second}}"}""");
        });
        var options = Options(service);
        options.TimeoutSeconds = 0.2;

        var judgement = await ReviewedAsync(options);
        done.Set();

        Assert.That(judgement.Evidence.Select(link => link.Outcome), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public async Task Embeddings_PutTheNearestFirst()
    {
        using var service = new FakeService(request => Embeddings(request, text =>
            text == Promise[1..] || text == Second ? [1, 0.1f] : [0, 1]));
        var options = Options(service);
        options.Kind = SemanticKind.Embedding;

        Assert.That((await ReviewedAsync(options)).Evidence.Select(link => link.Outcome), Is.EqualTo(new[] { 1, 0 }));
    }

    [Test]
    public async Task Embeddings_WithoutDirection_ChangeNothing()
    {
        using var service = new FakeService(request => Embeddings(request, _ => [0, 0]));
        var options = Options(service);
        options.Kind = SemanticKind.Embedding;

        Assert.That((await ReviewedAsync(options)).Evidence.Select(link => link.Outcome), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public async Task WithoutAnEndpoint_NobodyIsAsked() =>
        Assert.That((await ReviewedAsync(new SemanticOptions())).Evidence.Select(link => link.Outcome), Is.EqualTo(new[] { 0, 1 }));

    [Test]
    public async Task WhatIsCertain_IsNotAsked()
    {
        using var service = new FakeService(_ => Chat("{}"));
        var options = Options(service);
        var desk = Desk(options);

        await desk.ReviewAsync(Work(topScore: 0.9), default);

        Assert.That(service.Requests, Is.Zero);
    }

    private static SemanticOptions Options(FakeService service) => new() { Endpoint = service.Address, Model = "test-model" };

    private static SecondOpinionDesk Desk(SemanticOptions options) => new(SecondOpinionServices.Of(options), options, TimeProvider.System, null);

    private static async Task<Judgement> ReviewedAsync(SemanticOptions options)
    {
        var desk = Desk(options);
        return (await desk.ReviewAsync(Work(), default)).Judgements.Single();
    }

    private static YearWork Work(double topScore = 0.4)
    {
        var stages = FakeStages.Create();
        ReportAnalysis Analyse(string text) => stages.Read(Encoding.UTF8.GetBytes(text), "r.txt") is Engine.Reports.ReadResult.Read read
            ? ReportAnalysis.Of(stages, read.Text, stages.Outline(read.Text), 2021, 2022, ReadingCorrections.None)
            : throw new AssertionException("unread");
        var judgement = new Judgement(0, Verdict.Silent, 0.6, 0.5, [new Link(0, topScore, []), new Link(1, 0.3, [])], []);
        return new YearWork
        {
            Promising = Analyse($"甲市人民政府 2021\n{Promise}"),
            Answering = Analyse($"甲市人民政府 2022\n+{First}\n+{Second}"),
            Judgements = [judgement],
        };
    }

    private static string Chat(string content) => JsonSerializer.Serialize(new
    {
        id = "1",
        @object = "chat.completion",
        created = 0,
        model = "test-model",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content } } },
    });

    private static string Embeddings(string request, Func<string, float[]> vector)
    {
        using var json = JsonDocument.Parse(request);
        var texts = json.RootElement.GetProperty("input").EnumerateArray().Select(text => text.GetString()!);
        return JsonSerializer.Serialize(new
        {
            @object = "list",
            model = "test-model",
            data = texts.Select((text, index) => new
            {
                @object = "embedding",
                index,
                embedding = Convert.ToBase64String(vector(text).SelectMany(BitConverter.GetBytes).ToArray()),
            }),
            usage = new { prompt_tokens = 0, total_tokens = 0 },
        });
    }

    /// <summary>An OpenAI-compatible service as small as can be; a null answer is an error of the server.</summary>
    private sealed class FakeService : IDisposable
    {
        private readonly HttpListener listener = new();
        private int requests;

        public FakeService(Func<string, string?> answer)
        {
            using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/v1");
            }

            listener.Prefixes.Add(Address.GetLeftPart(UriPartial.Authority) + "/");
            listener.Start();
            _ = Task.Run(() => ServeAsync(answer));
        }

        public Uri Address { get; }

        public int Requests => requests;

        public void Dispose() => listener.Close();

        private async Task ServeAsync(Func<string, string?> answer)
        {
            try
            {
                while (true)
                {
                    var context = await listener.GetContextAsync();
                    Interlocked.Increment(ref requests);
                    using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                    var text = answer(await reader.ReadToEndAsync());
                    context.Response.StatusCode = text is null ? 500 : 200;
                    context.Response.ContentType = "application/json";
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text ?? "{}"));
                    context.Response.Close();
                }
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
