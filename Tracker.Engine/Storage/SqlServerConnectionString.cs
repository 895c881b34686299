using Microsoft.Data.SqlClient;

namespace Tracker.Engine.Storage;

/// <summary>What we connect with: encrypted unless the operator says otherwise, one result set at a time, with our timeouts.</summary>
internal static class SqlServerConnectionString
{
    /// <exception cref="DatabaseProblemException">The client does not understand the connection string.</exception>
    public static SqlConnectionStringBuilder Of(DatabaseOptions options)
    {
        SqlConnectionStringBuilder builder;
        try
        {
            builder = new SqlConnectionStringBuilder(options.ConnectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The client's message may quote a part of the password, so it goes no further.
            throw new DatabaseProblemException(DatabaseProblem.ConnectionStringInvalid);
        }

        builder.MultipleActiveResultSets = false;
        builder.PersistSecurityInfo = false;
        if (!builder.ShouldSerialize("Encrypt"))
        {
            builder.Encrypt = SqlConnectionEncryptOption.Mandatory;
        }

        if (!builder.ShouldSerialize("Connect Timeout"))
        {
            builder.ConnectTimeout = options.ConnectTimeout;
        }

        if (!builder.ShouldSerialize("Command Timeout"))
        {
            builder.CommandTimeout = options.CommandTimeout;
        }

        if (!builder.ShouldSerialize("Application Name"))
        {
            builder.ApplicationName = "Tracker";
        }

        return builder;
    }
}
