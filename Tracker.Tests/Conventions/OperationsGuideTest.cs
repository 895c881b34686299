using System.Text.RegularExpressions;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Conventions;

/// <summary>What docs/operations.md tells an administrator to type is right.</summary>
public sealed partial class OperationsGuideTest
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));

    [Test]
    public void Sql_IsUnderstoodBySqlServer()
    {
        var blocks = SqlBlock().Matches(Guide).Select(match => match.Groups[1].Value).ToList();

        Assert.That(blocks, Has.Count.GreaterThan(3));
        Assert.That(blocks.SelectMany(block => TSqlRules.Check(block, isPortable: false)), Is.Empty);
    }

    [Test]
    public void Settings_AreThoseThatAreRead()
    {
        var named = Setting().Matches(Guide).Select(match => match.Groups[1].Value).Distinct().Where(name => name != "MigrationConnectionString");
        var asked = new List<string>();
        DatabaseSettings.Read(new DatabaseOptions(), name =>
        {
            asked.Add(name);
            return null;
        });

        Assert.That(named.Select(name => $"{DatabaseSettings.Section}:{name}"), Is.EquivalentTo(asked.Where(name => name.StartsWith(DatabaseSettings.Section + ":", StringComparison.Ordinal))));
    }

    [GeneratedRegex(@"```sql\n([\s\S]*?)```", RegexOptions.CultureInvariant)]
    private static partial Regex SqlBlock();

    [GeneratedRegex(@"Tracker__Database__(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Setting();
}
