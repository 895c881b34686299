using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Web.Texts;

namespace Tracker.Web.Hosting;

/// <summary>--demo: a database of its own, filled with the samples. Started again, it goes on with what is there.</summary>
internal static class DemoStart
{
    public const string Option = "--demo";

    private const string FolderSetting = "Tracker:Samples";

    public static void UseDemoDatabase(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(new DemoMode(true)));
        services.PostConfigure<DatabaseOptions>(options =>
        {
            options.Provider = DatabaseProvider.Sqlite;
            options.ConnectionString = "Data Source=" + Path.Combine(Folder(), "demo.db");
        });
    }

    public static async Task RunAsync(WebApplication app, TextWriter output)
    {
        var ui = app.Services.GetRequiredService<Ui>();
        var samples = app.Configuration[FolderSetting] ?? Path.Combine(AppContext.BaseDirectory, "samples", "lanchuan");
        var demo = await app.Services.GetRequiredService<DemoData>().LoadAsync(samples, Access.DemoActor);
        await output.WriteLineAsync(ui["demo.loaded", demo.Agencies, demo.Reports, demo.Commitments]);
        await output.WriteLineAsync(ui["demo.status", demo.Counts.Fulfilled, demo.Counts.InProgress, demo.Counts.Missed, demo.Counts.NotReported, demo.Counts.AwaitingReport]);
        await output.WriteLineAsync(ui["demo.flags", demo.OpenFlags]);
        var words = app.Services.GetRequiredService<Words>();
        var people = await app.Services.GetRequiredService<PersonQueries>().AllAsync();
        var accounts = words.List(people.SelectMany(item => item.Grants.Select(grant => (grant.Role, item.Person)))
            .GroupBy(item => item.Role)
            .OrderBy(role => role.Key)
            .Select(role => $"{words.Name(role.Key)} {role.First().Person.UserName}"));
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            output.WriteLine(ui["demo.accounts", accounts]);
            output.WriteLine(ui["demo.address", address ?? LoopbackBinding.DefaultAddress]);
        });
    }

    // Where there is no home directory, as for a service, the temporary folder is the one that can be written to.
    private static string Folder() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } data ? data : Path.GetTempPath(),
        "Tracker",
        "demo");
}
