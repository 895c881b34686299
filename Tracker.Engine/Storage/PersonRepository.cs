using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

internal sealed class PersonRepository(Session session)
{
    internal const string Columns =
        """
        p.id, p.user_name, p.name, p.email, p.language, p.is_active, p.wants_optional_reminders, p.wants_all_mail,
        p.address_suspended_at, p.address_suspended_because, p.created_at
        """;

    internal const string ByIdSql = $"SELECT {Columns} FROM people p WHERE p.id = @Id";

    internal const string ByUserNameSql = $"SELECT {Columns} FROM people p WHERE p.user_name = @UserName";

    internal const string AllSql = $"SELECT {Columns} FROM people p ORDER BY p.user_name";

    internal const string InsertSql =
        """
        INSERT INTO people (user_name, name, email, language, is_active, wants_optional_reminders, wants_all_mail,
            address_suspended_at, address_suspended_because, created_at)
        VALUES (@UserName, @Name, @Email, @Language, @IsActive, @WantsOptionalReminders, @WantsAllMail,
            @AddressSuspendedAt, @AddressSuspendedBecause, @CreatedAt)
        """;

    internal const string UpdateSql =
        """
        UPDATE people
        SET name = @Name, email = @Email, language = @Language, is_active = @IsActive, wants_optional_reminders = @WantsOptionalReminders,
            wants_all_mail = @WantsAllMail,
            address_suspended_at = @AddressSuspendedAt, address_suspended_because = @AddressSuspendedBecause
        WHERE id = @Id
        """;

    internal const string AllGrantsSql = "SELECT id, person_id, role, agency_id FROM grants ORDER BY id";

    internal const string GrantsOfSql = "SELECT id, person_id, role, agency_id FROM grants WHERE person_id = @PersonId ORDER BY id";

    internal const string ReachOfSql =
        """
        SELECT g.role, g.agency_id, a.supervises_id
        FROM grants g
        LEFT JOIN agencies a ON a.id = g.agency_id
        WHERE g.person_id = @PersonId
        """;

    internal const string InsertGrantSql = "INSERT INTO grants (person_id, role, agency_id) VALUES (@PersonId, @Role, @AgencyId)";

    internal const string DeleteGrantSql = "DELETE FROM grants WHERE id = @Id";

    public Task<Person?> ByIdAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<Person>(ByIdSql, new { Id = id }, cancellationToken);

    public Task<Person?> ByUserNameAsync(string userName, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<Person>(ByUserNameSql, new { UserName = userName }, cancellationToken);

    public Task<IReadOnlyList<Person>> AllAsync(CancellationToken cancellationToken) =>
        session.QueryAsync<Person>(AllSql, null, cancellationToken);

    public Task<IReadOnlyList<Grant>> AllGrantsAsync(CancellationToken cancellationToken) =>
        session.QueryAsync<Grant>(AllGrantsSql, null, cancellationToken);

    public Task<IReadOnlyList<Grant>> GrantsOfAsync(long personId, CancellationToken cancellationToken) =>
        session.QueryAsync<Grant>(GrantsOfSql, new { PersonId = personId }, cancellationToken);

    public Task<IReadOnlyList<GrantReach>> ReachOfAsync(long personId, CancellationToken cancellationToken) =>
        session.QueryAsync<GrantReach>(ReachOfSql, new { PersonId = personId }, cancellationToken);

    public async Task<Person> InsertAsync(Person person, CancellationToken cancellationToken) =>
        person with { Id = await session.InsertAsync(InsertSql, person, cancellationToken) };

    public Task UpdateAsync(Person person, CancellationToken cancellationToken) => session.ExecuteAsync(UpdateSql, person, cancellationToken);

    public Task InsertGrantAsync(Grant grant, CancellationToken cancellationToken) =>
        session.ExecuteAsync(InsertGrantSql, new { grant.PersonId, Role = grant.Role.ToString(), grant.AgencyId }, cancellationToken);

    public Task DeleteGrantAsync(long id, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteGrantSql, new { Id = id }, cancellationToken);
}
