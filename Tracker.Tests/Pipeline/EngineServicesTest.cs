using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;

namespace Tracker.Tests.Pipeline;

public sealed class EngineServicesTest
{
    [Test]
    public async Task AddTrackerEngine_GivesUseCasesOverTheConfiguredDatabase()
    {
        var path = Path.Combine(Path.GetTempPath(), $"tracker-{Guid.NewGuid():N}", "nested", "tracker.db");
        var services = new ServiceCollection();
        services.AddSingleton(FakeStages.Create());
        services.AddTrackerEngine(options => options.ConnectionString = $"Data Source={path};Pooling=False");
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        provider.GetRequiredService<Migrator>().Migrate();
        var result = await provider.GetRequiredService<ImportReport>().ExecuteAsync(FakeStages.Request("甲市人民政府 2021\n-修订条例"));
        var assessed = await provider.GetRequiredService<AssessAll>().ExecuteAsync("tester");
        await provider.GetRequiredService<SweepFlags>().ExecuteAsync("tester");

        Assert.That(result, Is.InstanceOf<ImportResult.Imported>());
        Assert.That(assessed, Has.Property("Years").EqualTo(2).And.Property("Failed").Empty);
        Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(path))!, recursive: true);
    }
}
