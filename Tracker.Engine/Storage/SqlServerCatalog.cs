namespace Tracker.Engine.Storage;

/// <summary>What SQL Server says of itself and of the schema. Our tables lie in the login's default schema; Hangfire's lie in its own.</summary>
internal static class SqlServerCatalog
{
    public const string MayCreateTableSql =
        "SELECT CAST(COALESCE(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'CREATE TABLE'), 0) AS bit)";

    public const string ReadCommittedSnapshotSql = "SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()";

    /// <summary>Whether the default collation tells apart what SQLite does: width, case, characters beyond the basic plane.</summary>
    public const string TellsTextApartSql =
        "SELECT CAST(CASE WHEN N'Ａ' = N'A' OR N'a' = N'A' OR N'𠮷' = N'𠮶' THEN 0 ELSE 1 END AS bit)";

    public const string ColumnsSql =
        """
        SELECT t.name AS table_name, c.name AS column_name, y.name AS type_name, c.is_identity,
            COALESCE(x.key_ordinal, 0) AS key_ordinal
        FROM sys.tables t
        INNER JOIN sys.columns c ON c.object_id = t.object_id AND c.is_computed = 0
        INNER JOIN sys.types y ON y.user_type_id = c.user_type_id
        LEFT JOIN sys.indexes k ON k.object_id = t.object_id AND k.is_primary_key = 1
        LEFT JOIN sys.index_columns x ON x.object_id = t.object_id AND x.index_id = k.index_id AND x.column_id = c.column_id
        WHERE t.is_ms_shipped = 0 AND t.schema_id = SCHEMA_ID() AND t.name <> 'SchemaVersions'
        ORDER BY t.name, c.column_id
        """;

    public const string ReferencesSql =
        """
        SELECT t.name AS table_name, r.name AS referred_name
        FROM sys.foreign_keys f
        INNER JOIN sys.tables t ON t.object_id = f.parent_object_id
        INNER JOIN sys.tables r ON r.object_id = f.referenced_object_id
        WHERE t.schema_id = SCHEMA_ID()
        """;

    /// <summary>The last id given out in each table, whether its row is still there or not.</summary>
    public const string LastIdsSql =
        """
        SELECT t.name AS table_name, CAST(i.last_value AS bigint) AS last_id
        FROM sys.identity_columns i
        INNER JOIN sys.tables t ON t.object_id = i.object_id
        WHERE t.schema_id = SCHEMA_ID() AND i.last_value IS NOT NULL
        """;
}
