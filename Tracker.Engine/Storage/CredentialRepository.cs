using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

internal sealed class CredentialRepository(Session session)
{
    internal const string Columns =
        """
        person_id, password_hash, password_set_at, must_change_password, security_stamp, failed_count, locked_until, totp_key, is_totp_on,
        totp_step, recovery_codes
        """;

    internal const string OfSql = $"SELECT {Columns} FROM credentials WHERE person_id = @PersonId";

    internal const string AnySql =
        """
        SELECT COUNT(*)
        FROM people p
        INNER JOIN credentials c ON c.person_id = p.id
        WHERE p.is_active = 1 AND c.password_hash IS NOT NULL
        """;

    internal const string InsertSql =
        """
        INSERT INTO credentials (person_id, password_hash, password_set_at, must_change_password, security_stamp, failed_count, locked_until,
            totp_key, is_totp_on, totp_step, recovery_codes)
        VALUES (@PersonId, @PasswordHash, @PasswordSetAt, @MustChangePassword, @SecurityStamp, @FailedCount, @LockedUntil, @TotpKey, @IsTotpOn,
            @TotpStep, @RecoveryCodes)
        """;

    /// <summary>Everything but the count of failures, which only counts in the database.</summary>
    internal const string UpdateSql =
        """
        UPDATE credentials
        SET password_hash = @PasswordHash, password_set_at = @PasswordSetAt, must_change_password = @MustChangePassword,
            security_stamp = @SecurityStamp, locked_until = @LockedUntil, totp_key = @TotpKey, is_totp_on = @IsTotpOn,
            recovery_codes = @RecoveryCodes
        WHERE person_id = @PersonId
        """;

    internal const string CountFailureSql = "UPDATE credentials SET failed_count = failed_count + 1 WHERE person_id = @PersonId";

    internal const string ForgetFailuresSql = "UPDATE credentials SET failed_count = 0 WHERE person_id = @PersonId AND failed_count <> 0";

    internal const string FailuresSql = "SELECT failed_count FROM credentials WHERE person_id = @PersonId";

    /// <summary>Takes a step once: of two requests with the same code one finds it taken.</summary>
    internal const string TakeStepSql =
        "UPDATE credentials SET totp_step = @Step WHERE person_id = @PersonId AND (totp_step IS NULL OR totp_step < @Step)";

    public Task<Credential?> OfAsync(long personId, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<Credential>(OfSql, new { PersonId = personId }, cancellationToken);

    public async Task<bool> AnyAsync(CancellationToken cancellationToken) => await session.ScalarAsync<int>(AnySql, null, cancellationToken) > 0;

    public async Task SaveAsync(Credential credential, CancellationToken cancellationToken)
    {
        if (await session.ExecuteAsync(UpdateSql, credential, cancellationToken) == 0)
        {
            await session.ExecuteAsync(InsertSql, credential, cancellationToken);
        }
    }

    /// <summary>How many there are with this one.</summary>
    public async Task<int> CountFailureAsync(long personId, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(CountFailureSql, new { PersonId = personId }, cancellationToken);
        return await session.ScalarAsync<int>(FailuresSql, new { PersonId = personId }, cancellationToken);
    }

    public Task ForgetFailuresAsync(long personId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(ForgetFailuresSql, new { PersonId = personId }, cancellationToken);

    public async Task<bool> TakeStepAsync(long personId, long step, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(TakeStepSql, new { PersonId = personId, Step = step }, cancellationToken) > 0;
}
