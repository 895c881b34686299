namespace Tracker.Engine.Storage;

/// <summary>What SQLite says of the schema. Virtual tables and what belongs to them fill themselves.</summary>
internal static class SqliteCatalog
{
    public const string ColumnsSql =
        """
        SELECT t.name AS table_name, c.name AS column_name, c.type AS type_name, 0 AS is_identity, c.pk AS key_ordinal
        FROM pragma_table_list t
        INNER JOIN pragma_table_xinfo(t.name) c
        WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~' AND t.name <> 'SchemaVersions'
            AND c.hidden = 0
        ORDER BY t.name, c.cid
        """;

    public const string ReferencesSql =
        """
        SELECT t.name AS table_name, f."table" AS referred_name
        FROM pragma_table_list t
        INNER JOIN pragma_foreign_key_list(t.name) f
        WHERE t.schema = 'main' AND t.type = 'table'
        """;

    /// <summary>3 for a database of Tracker's.</summary>
    public const string OwnTablesSql = "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('SchemaVersions', 'ledger', 'ledger_head')";

    public const string OrphansSql = """SELECT "table" FROM pragma_foreign_key_check""";

    /// <summary>The last id given out in each table, whether its row is still there or not.</summary>
    public const string LastIdsSql = "SELECT name AS table_name, seq AS last_id FROM sqlite_sequence";
}
