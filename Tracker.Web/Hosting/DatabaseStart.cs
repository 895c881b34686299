using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Storage;

namespace Tracker.Web.Hosting;

/// <summary>Brings the database to this version before the first request, or says why that cannot be.</summary>
internal static partial class DatabaseStart
{
    /// <returns>Whether the pages can be served.</returns>
    public static async Task<bool> PrepareAsync(WebApplication app)
    {
        var words = app.Services.GetRequiredService<Words>();
        try
        {
            app.Services.GetRequiredService<Migrator>().Migrate();
            var health = await app.Services.GetRequiredService<DatabaseCheck>().RunAsync();
            foreach (var warning in health.Warnings)
            {
                Advise(app.Logger, words.Name(warning), words.Advice(warning));
            }

            return true;
        }
        catch (DatabaseProblemException error)
        {
            await TellAsync(error, words);
            return false;
        }
    }

    public static Task TellAsync(DatabaseProblemException error, Words words) =>
        Console.Error.WriteLineAsync($"{words.Describe(error.Problem, error.Values)} — {words.Advice(error.Problem)}");

    [LoggerMessage(LogLevel.Warning, "{Warning} — {Advice}")]
    private static partial void Advise(ILogger logger, string warning, string advice);
}
