using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Tracker.Jobs.Commands;
using Tracker.Tests.Conventions;

namespace Tracker.Tests.Commands;

/// <summary>What a command printed and how it ended.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>Runs commands in this process, in a folder of their own.</summary>
public abstract class CommandTest
{
    protected static readonly string Samples = Path.Combine(Repository.Root, "samples", "lanchuan");

    protected static readonly string Gold = Path.Combine(Repository.Root, "Tracker.Tests", "Gold");

    protected string Folder { get; private set; } = "";

    protected string DatabaseFile => In("tracker.db");

    /// <summary>The settings beneath Tracker: for the commands that are run next.</summary>
    private protected Dictionary<string, string?> Settings { get; } = new(StringComparer.OrdinalIgnoreCase);

    private FakeTimeProvider Time { get; } = new(new DateTimeOffset(2025, 4, 15, 2, 0, 0, TimeSpan.Zero));

    [SetUp]
    public void CreateFolder()
    {
        Folder = Directory.CreateTempSubdirectory("tracker-").FullName;
        Settings.Clear();
    }

    [TearDown]
    public void DeleteFolder()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    protected string In(string name) => Path.Combine(Folder, name);

    protected string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(name))!);
        File.WriteAllText(In(name), text);
        return In(name);
    }

    private protected async Task<CommandRun> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await TrackerCommandLine.RunAsync(args, new CommandEnvironment
        {
            Output = output,
            Error = error,
            Time = Time,
            Configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build(),
            Variable = name => name switch
            {
                "Tracker__Database" => DatabaseFile,
                "TRACKER_ACTOR" => "tester",
                _ => null,
            },
        });
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    /// <summary>The last line of the ledger: the same before and after when nothing was changed.</summary>
    private protected async Task<string> LedgerAsync(string? database = null)
    {
        var run = await RunAsync("ledger", "verify", "--database", database ?? DatabaseFile);
        Assert.That(run.Code, Is.Zero, run.Error);
        return run.Output;
    }
}
