using Tracker.Engine.Storage;

namespace Tracker.Web.Hosting;

/// <summary>Where the database is; the names of the settings are those of <see cref="DatabaseSettings"/>.</summary>
internal static class DatabaseLocation
{
    /// <summary>A bare file name lies in the content root, wherever the host was started from.</summary>
    public static void Configure(DatabaseOptions options, IConfiguration configuration, IHostEnvironment environment) =>
        DatabaseSettings.Read(options, name => configuration[name], folder: environment.ContentRootPath);
}
