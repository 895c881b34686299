using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Engine.Storage.Copying;

/// <summary>The rows that the migrations themselves put into a new database: a table with as many is as good as empty.</summary>
internal static class FreshTables
{
    /// <summary>Rows by table; the scripts of both databases put in the same.</summary>
    public static IReadOnlyDictionary<string, long> Rows()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        foreach (var script in Migrator.Scripts("sqlite"))
        {
            connection.Execute(script.Contents);
        }

        return connection.Query(SqliteCatalog.ColumnsSql)
            .Select(row => (string)row.table_name)
            .Distinct()
            .ToDictionary(
                table => table,
                table => connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM [{table}]"),
                StringComparer.Ordinal);
    }
}
