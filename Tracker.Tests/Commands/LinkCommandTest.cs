using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tracker.Tests.Commands;

public sealed partial class LinkCommandTest : CommandTest
{
    private static readonly string From = Path.Combine(Samples, "szf", "2021.txt");
    private static readonly string To = Path.Combine(Samples, "szf", "2022.txt");

    [Test]
    public async Task Link_WritesTheContract()
    {
        var run = await RunAsync("link", "--from", From, "--to", To, "--json", In("run.json"));
        Assert.That(run.Code, Is.Zero, run.Error);
        var document = JsonDocument.Parse(await File.ReadAllTextAsync(In("run.json"))).RootElement;
        var commitments = document.GetProperty("commitments").EnumerateArray().ToList();

        Assert.That(commitments, Is.Not.Empty);
        Assert.That(document.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetProperty("quote").GetString()), Is.Not.Empty);
        foreach (var commitment in commitments)
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(commitment.EnumerateObject().Select(property => property.Name), Is.SupersetOf(
                    new[] { "quote", "kind", "status", "confidence", "flag_probability", "due", "figures", "units", "evidence" }));
                Assert.That(commitment.GetProperty("kind").GetString(), Is.AnyOf("target", "action", "direction"));
                Assert.That(commitment.GetProperty("status").GetString(), Is.AnyOf("fulfilled", "progress", "missed", "silent"));
                Assert.That(commitment.GetProperty("confidence").GetDouble(), Is.InRange(0, 1));
                Assert.That(commitment.GetProperty("flag_probability").GetDouble(), Is.InRange(0, 1));
                Assert.That(commitment.GetProperty("due").GetString(), Does.Match(@"^2022-\d\d-\d\d$"));
            }
        }
    }

    [Test]
    public async Task Link_QuotesVerbatim_AndListsTheBestEvidenceFirst()
    {
        var document = (await RunAsync("link", "--from", From, "--to", To, "--json", "-")).Json;
        var (promising, answering) = (Bare(await File.ReadAllTextAsync(From)), Bare(await File.ReadAllTextAsync(To)));

        foreach (var commitment in document.GetProperty("commitments").EnumerateArray())
        {
            Assert.That(promising, Does.Contain(Bare(commitment.GetProperty("quote").GetString()!)));
            var evidence = commitment.GetProperty("evidence").EnumerateArray().ToList();
            Assert.That(evidence, Has.Count.AtMost(5));
            Assert.That(evidence.Select(answer => answer.GetProperty("score").GetDouble()), Is.Ordered.Descending);
            foreach (var answer in evidence)
            {
                Assert.That(answering, Does.Contain(Bare(answer.GetProperty("quote").GetString()!)));
                Assert.That(answer.GetProperty("reasons").GetArrayLength(), Is.Positive);
            }
        }
    }

    [Test]
    public async Task Link_ShowsEachPromiseWithItsVerdict()
    {
        var run = await RunAsync("link", "--from", From, "--to", To);

        Assert.That(run.Output, Does.Contain("行政机关负责人出庭应诉率达到95%以上").And.Contain("期限 2022年12月31日").And.Contain("不等于没有做"));
    }

    [Test]
    public async Task Link_Warns_WhenTheSecondReportReviewsAnotherYear()
    {
        var run = await RunAsync("link", "--from", From, "--to", Path.Combine(Samples, "szf", "2023.txt"), "--json", "-", "--language", "en");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.Zero);
            Assert.That(run.Error, Does.Contain("2022").And.Contain("2023"));
            Assert.That(run.Json.GetProperty("commitments").GetArrayLength(), Is.Positive);
        }
    }

    [Test]
    public async Task Link_NamesBothFiles_WhenBothAreWrong()
    {
        var run = await RunAsync("link", "--from", In("a.txt"), "--to", Write("b.txt", ""), "--json", In("run.json"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("a.txt").And.Contain("b.txt"));
            Assert.That(In("run.json"), Does.Not.Exist);
        }
    }

    private static string Bare(string text) => White().Replace(text, "");

    [GeneratedRegex(@"[\s\u200b\u3000\ufeff]+", RegexOptions.CultureInvariant)]
    private static partial Regex White();
}
