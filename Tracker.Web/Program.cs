using Tracker.Engine.Storage;
using Tracker.Web.Hosting;

var demo = args.Contains(DemoStart.Option, StringComparer.Ordinal);
var builder = WebApplication.CreateBuilder([.. args.Where(arg => arg != DemoStart.Option)]);
var ignored = LoopbackBinding.Apply(builder);
builder.Services.AddTrackerWeb();
if (demo)
{
    DemoStart.UseDemoDatabase(builder.Services);
}

var app = builder.Build();
app.UseTrackerWeb();
LoopbackBinding.Report(app.Logger, ignored);
app.Services.GetRequiredService<Migrator>().Migrate();
if (demo)
{
    await DemoStart.RunAsync(app, Console.Out);
}

await app.RunAsync();
