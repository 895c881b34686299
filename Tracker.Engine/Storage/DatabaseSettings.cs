using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Tracker.Engine.Storage;

/// <summary>
/// Reads the settings of the database, which every host names alike: Tracker:Database:Provider, :ConnectionString,
/// :CommandTimeout, :ConnectTimeout, :Retries, :RetryDelay; in the environment with two underscores for a colon. The older
/// Tracker:Database (a file or connection string) and Tracker:Provider are read where the new ones are not set.
/// </summary>
public static class DatabaseSettings
{
    public const string Section = "Tracker:Database";

    private const string DefaultFile = "tracker.db";

    // What only a server needs; a file has none of these.
    private static readonly string[] ServerWords =
        ["server", "address", "addr", "network address", "initial catalog", "database", "user id", "uid", "user", "integrated security", "trusted_connection", "authentication"];

    /// <summary>Fills the options.</summary>
    /// <param name="options">What is filled.</param>
    /// <param name="setting">A setting by its name with colons; null where it is not set.</param>
    /// <param name="location">A file or connection string that stands above the settings; its own words say which provider it is for.</param>
    /// <param name="folder">Where a relative file lies; null for the current directory.</param>
    /// <exception cref="DatabaseProblemException">A setting cannot be used.</exception>
    public static void Read(DatabaseOptions options, Func<string, string?> setting, string? location = null, string? folder = null)
    {
        var place = location ?? Filled(setting($"{Section}:ConnectionString")) ?? Filled(setting(Section)) ?? DefaultFile;
        var provider = location is null ? Provider(Filled(setting($"{Section}:Provider")) ?? Filled(setting("Tracker:Provider"))) : null;
        options.Provider = provider ?? ProviderOf(place);
        if (options.Provider == DatabaseProvider.SqlServer && !place.Contains('=', StringComparison.Ordinal))
        {
            throw new DatabaseProblemException(DatabaseProblem.ConnectionStringInvalid);
        }

        options.ConnectionString = place.Contains('=', StringComparison.Ordinal)
            ? place
            : new SqliteConnectionStringBuilder { DataSource = folder is null ? place : Path.Combine(folder, place) }.ToString();
        options.CommandTimeout = (int)Number("CommandTimeout", options.CommandTimeout, 1, 3600);
        options.ConnectTimeout = (int)Number("ConnectTimeout", options.ConnectTimeout, 1, 300);
        options.Retries = (int)Number("Retries", options.Retries, 0, 10);
        options.RetryDelay = Number("RetryDelay", options.RetryDelay, 0, 60);

        double Number(string name, double standard, double least, double most)
        {
            var text = Filled(setting($"{Section}:{name}"));
            return text is null
                ? standard
                : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                    ? number
                    : throw new DatabaseProblemException(DatabaseProblem.SettingOutOfRange, $"{Section}:{name}", text, Text(least), Text(most));
        }
    }

    /// <summary>A file, or a connection string whose words say which kind of database it is for.</summary>
    public static DatabaseProvider ProviderOf(string location)
    {
        if (!location.Contains('=', StringComparison.Ordinal))
        {
            return DatabaseProvider.Sqlite;
        }

        try
        {
            var words = new DbConnectionStringBuilder { ConnectionString = location };
            return ServerWords.Any(words.ContainsKey) ? DatabaseProvider.SqlServer : DatabaseProvider.Sqlite;
        }
        catch (ArgumentException)
        {
            throw new DatabaseProblemException(DatabaseProblem.ConnectionStringInvalid);
        }
    }

    private static DatabaseProvider? Provider(string? text) => text is null
        ? null
        : Enum.TryParse<DatabaseProvider>(text, ignoreCase: true, out var provider) && Enum.IsDefined(provider)
            ? provider
            : throw new DatabaseProblemException(DatabaseProblem.ProviderUnknown, text, string.Join(", ", Enum.GetNames<DatabaseProvider>()));

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
