using Tracker.Engine.Storage;

namespace Tracker.Web.Hosting;

/// <summary>Where the database is: Tracker:Provider and Tracker:Database.</summary>
internal static class DatabaseLocation
{
    /// <summary>A bare file name lies in the content root, wherever the host was started from.</summary>
    public static void Configure(DatabaseOptions options, IConfiguration configuration, IHostEnvironment environment)
    {
        options.Provider = configuration.GetValue("Tracker:Provider", DatabaseProvider.Sqlite);
        var database = configuration["Tracker:Database"] ?? "tracker.db";
        options.ConnectionString = database.Contains('=', StringComparison.Ordinal)
            ? database
            : "Data Source=" + Path.Combine(environment.ContentRootPath, database);
    }
}
