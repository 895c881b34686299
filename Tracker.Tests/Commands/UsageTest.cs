namespace Tracker.Tests.Commands;

public sealed class UsageTest : CommandTest
{
    [TestCase("--bogus")]
    [TestCase("no-such-command")]
    [TestCase("outline")]
    [TestCase("outline", "a.txt", "--bogus")]
    [TestCase("link", "--from", "a.txt")]
    [TestCase("import")]
    [TestCase("import", "a.txt", "--year", "soon")]
    [TestCase("status", "--language", "fr")]
    [TestCase("agencies")]
    [TestCase("train-lexicon", "a.txt", "--out", "b", "--epochs", "0")]
    public async Task Command_EndsWithUsage_WhenItsArgumentsAreWrong(params string[] args)
    {
        var run = await RunAsync(args);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("--help"));
            Assert.That(run.Output, Is.Empty);
        }
    }

    [Test]
    public async Task Command_EndsWithUsage_WhenNothingIsGiven() => Assert.That((await RunAsync()).Code, Is.EqualTo(2));

    [Test]
    public async Task UnknownCommand_SuggestsTheOneThatWasMeant() =>
        Assert.That((await RunAsync("imprt", "a.txt")).Error, Does.Contain("import"));

    [TestCase("demo")]
    [TestCase("import")]
    [TestCase("agencies", "import")]
    [TestCase("assess")]
    [TestCase("status")]
    [TestCase("outline")]
    [TestCase("link")]
    [TestCase("migrate")]
    [TestCase("ledger", "verify")]
    [TestCase("evaluate")]
    [TestCase("train")]
    [TestCase("train-lexicon")]
    public async Task Help_ShowsExamples_InBothLanguages(params string[] command)
    {
        var chinese = await RunAsync([.. command, "--help"]);
        var english = await RunAsync([.. command, "--help", "--language", "en"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(chinese.Code, Is.Zero);
            Assert.That(chinese.Output, Does.Contain("示例").And.Contain($"tracker {string.Join(' ', command)}"));
            Assert.That(english.Output, Does.Contain("Examples").And.Contain($"tracker {string.Join(' ', command)}"));
            Assert.That(english.Output, Is.Not.EqualTo(chinese.Output));
        }
    }
}
