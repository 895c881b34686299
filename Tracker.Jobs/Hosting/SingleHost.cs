using Microsoft.Data.Sqlite;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Hosting;

/// <summary>
/// With SQLite the queue lives in the memory of one process, so one process runs the jobs of a database. A file beside the
/// database is kept locked while it does; the system frees it however the process ends.
/// </summary>
internal sealed class SingleHost : IDisposable
{
    private readonly FileStream? file;

    private SingleHost(FileStream? file) => this.file = file;

    /// <summary>Null where another process on this machine runs the jobs.</summary>
    public static SingleHost? TryTake(DatabaseOptions options)
    {
        var source = options.Provider == DatabaseProvider.Sqlite ? new SqliteConnectionStringBuilder(options.ConnectionString).DataSource : "";
        if (source is "" or ":memory:")
        {
            return new(null);
        }

        var path = Path.GetFullPath(source) + ".worker";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    // The file stays: removing it could take it away from a process that has just locked it.
    public void Dispose() => file?.Dispose();
}
