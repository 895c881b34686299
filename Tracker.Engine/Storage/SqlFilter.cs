namespace Tracker.Engine.Storage;

/// <summary>The conditions of a list whose filters are all optional. Conditions are constants; values are always parameters.</summary>
internal sealed class SqlFilter
{
    /// <summary>The agency @RootId and everything beneath it; put before a SELECT that names it.</summary>
    public const string Subtree =
        """
        WITH subtree AS (
            SELECT id FROM agencies WHERE id = @RootId
            UNION ALL
            SELECT child.id FROM agencies child INNER JOIN subtree above ON child.parent_id = above.id
        )
        """;

    private readonly List<string> conditions = [];

    public SqlFilter When(bool applies, string condition)
    {
        if (applies)
        {
            conditions.Add(condition);
        }

        return this;
    }

    public override string ToString() => conditions.Count == 0 ? string.Empty : "WHERE " + string.Join("\n    AND ", conditions);

    /// <summary>A LIKE pattern for text that contains <paramref name="words"/> literally; '~' escapes.</summary>
    public static string Containing(string words) =>
        "%" + words.Replace("~", "~~", StringComparison.Ordinal)
            .Replace("%", "~%", StringComparison.Ordinal)
            .Replace("_", "~_", StringComparison.Ordinal)
            .Replace("[", "~[", StringComparison.Ordinal) + "%";
}
