using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>
/// Puts a <see cref="Scope"/> into SQL. Every public query takes one as its first argument and leaves out, in the statement itself, what lies
/// outside; a test holds that. The whole tree costs nothing: its statements are the plain ones.
/// </summary>
internal static class ScopeSql
{
    /// <summary>The agencies of @Roots and everything beneath them; put before a SELECT that names reach.</summary>
    public const string Reach = "WITH " + ReachTable;

    public const string AgencyInReachSql = $"{Reach}\nSELECT COUNT(*) FROM agencies WHERE id = @Id AND id IN (SELECT id FROM reach)";

    private const string ReachTable =
        """
        reach AS (
            SELECT id FROM agencies WHERE id IN @Roots
            UNION ALL
            SELECT child.id FROM agencies child INNER JOIN reach above ON child.parent_id = above.id
        )
        """;

    /// <summary>What a SELECT needs before it: the reach, the subtree of @RootId, both or nothing.</summary>
    public static string Tables(Scope scope, long? rootId) => (scope.IsEverything, rootId) switch
    {
        (true, null) => string.Empty,
        (true, _) => SqlFilter.Subtree,
        (false, null) => Reach,
        (false, _) => $"{SqlFilter.Subtree},\n{ReachTable}",
    };

    /// <summary>Leaves out the rows whose agency, named by <paramref name="column"/>, lies outside.</summary>
    public static SqlFilter Within(this SqlFilter filter, Scope scope, string column) =>
        filter.When(!scope.IsEverything, $"{column} IN (SELECT id FROM reach)");

    /// <summary>Whether the agency lies within; for rows found by their own key.</summary>
    public static async Task<bool> HasAsync(this Session session, Scope scope, long agencyId, CancellationToken cancellationToken) =>
        scope.IsEverything
        || (!scope.IsNothing && await session.ScalarAsync<int>(AgencyInReachSql, new { Id = agencyId, scope.Roots }, cancellationToken) > 0);
}
