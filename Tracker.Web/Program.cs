using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Tracker.Engine.Storage;
using Tracker.Web.Hosting;
using Tracker.Web.Texts;

// What is printed at start is Chinese whatever the machine speaks; each request then takes its own language.
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Chinese;

var demo = args.Contains(DemoStart.Option, StringComparer.Ordinal);
var builder = WebApplication.CreateBuilder([.. args.Where(arg => arg != DemoStart.Option)]);
builder.Services.AddTrackerWeb(builder.Configuration);
if (demo)
{
    DemoStart.UseDemoDatabase(builder.Services);
}

var app = builder.Build();
app.UseTrackerWeb();
app.Services.GetRequiredService<Migrator>().Migrate();
await LoopbackBinding.ApplyAsync(app);
if (demo)
{
    await DemoStart.RunAsync(app, Console.Out);
}

// Asked for before the host runs: a host that cannot start disposes of its services.
var ui = app.Services.GetRequiredService<Ui>();
try
{
    await app.RunAsync();
}
catch (IOException problem) when (problem.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync(ui["demo.portInUse", problem.Message]);
    return 1;
}

return 0;
