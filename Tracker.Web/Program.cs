using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting.WindowsServices;
using Microsoft.Extensions.Options;
using Tracker.Engine.Storage;
using Tracker.Jobs.Hosting;
using Tracker.Web.Hosting;
using Tracker.Web.Texts;

// What is printed at start is Chinese whatever the machine speaks; each request then takes its own language.
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Chinese;

var demo = args.Contains(DemoStart.Option, StringComparer.Ordinal);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = [.. args.Where(arg => arg != DemoStart.Option)],

    // Windows starts its services in a folder of its own.
    ContentRootPath = WindowsServiceHelpers.IsWindowsService() ? AppContext.BaseDirectory : null,
});
builder.Services.AddSystemd().AddWindowsService(options => options.ServiceName = "Tracker");
builder.Services.AddTrackerWeb(builder.Configuration);
try
{
    builder.Services.AddJobs(builder.Configuration, demo);
}
catch (ScheduleException problem)
{
    await Console.Error.WriteLineAsync(string.Join('\n', problem.Problems.Select(one => one.Describe(new(Languages.Chinese)))));
    return 1;
}
catch (OptionsValidationException problem)
{
    await Console.Error.WriteLineAsync(string.Join('\n', problem.Failures));
    return 1;
}
catch (DatabaseProblemException problem)
{
    await DatabaseStart.TellAsync(problem, new(Languages.Chinese));
    return 1;
}

if (demo)
{
    DemoStart.UseDemoDatabase(builder.Services);
}

var app = builder.Build();
app.UseTrackerWeb();
if (!await DatabaseStart.PrepareAsync(app))
{
    return 1;
}

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
