using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Tracker.Engine.Storage;

namespace Tracker.Tests.Storage;

public sealed class RetriesTest
{
    private const int BusySnapshot = 517;
    private const int ConstraintUnique = 2067;

    [TestCase(2601, StorageFault.DuplicateKey)]
    [TestCase(2627, StorageFault.DuplicateKey)]
    [TestCase(547, StorageFault.BrokenConstraint)]
    [TestCase(1205, StorageFault.Victim)]
    [TestCase(8152, StorageFault.ValueTooLong)]
    [TestCase(262, StorageFault.Denied)]
    [TestCase(18456, StorageFault.Denied)]
    [TestCase(40613, StorageFault.Passing)]
    [TestCase(10054, StorageFault.Passing)]
    [TestCase(9002, StorageFault.Full)]
    [TestCase(208, StorageFault.Other)]
    [TestCase(0, StorageFault.Other)]
    [TestCase(-2, StorageFault.Busy)]
    public void Number_HasOneMeaning(int number, StorageFault fault) => Assert.That(SqlServerErrors.FaultOf(number, severity: 16), Is.EqualTo(fault));

    [Test]
    public async Task Unit_IsRunAgain_WhenItWasAVictim()
    {
        var runs = 0;

        var result = await InMemory(retries: 3).UnitAsync(
            _ => ++runs < 3 ? throw new SqliteException("taken back", 5, BusySnapshot) : Task.FromResult(runs),
            default);

        Assert.That(result, Is.EqualTo(3));
    }

    [TestCase(BusySnapshot, 3, 4, TestName = "Unit_GivesUp_AfterItsRetries")]
    [TestCase(BusySnapshot, 0, 1, TestName = "Unit_RunsOnce_WhereRetriesAreOff")]
    [TestCase(ConstraintUnique, 3, 1, TestName = "Unit_FailsAtOnce_ForAnyOtherReason")]
    public async Task Unit(int error, int retries, int expected)
    {
        var runs = 0;

        await Assert.ThrowsAsync<SqliteException>(() => InMemory(retries).UnitAsync<int>(
            _ =>
            {
                runs++;
                throw new SqliteException("no", 5, error);
            },
            default));

        Assert.That(runs, Is.EqualTo(expected));
    }

    /// <summary>A server that hangs up, as one that is restarting does.</summary>
    [Test]
    public async Task Open_IsTriedAgain_WhenTheServerHangsUp()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var calls = 0;
        using var stop = new CancellationTokenSource();
        var serving = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var caller = await listener.AcceptTcpClientAsync(stop.Token);
                Interlocked.Increment(ref calls);
            }
        });
        var database = new Database(new DatabaseOptions
        {
            Provider = DatabaseProvider.SqlServer,
            ConnectionString = $"Server=127.0.0.1,{((IPEndPoint)listener.LocalEndpoint).Port};Database=x;User Id=x;Password=x;Pooling=false",
            ConnectTimeout = 2,
            Retries = 2,
            RetryDelay = 0.01,
        });

        var error = (await Assert.CatchAsync<DbException>(() => database.ReadAsync(default)))!;

        await stop.CancelAsync();
        Assert.That(async () => await serving, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((calls, database.FaultOf(error)), Is.EqualTo((3, StorageFault.Passing)), $"number {(error as SqlException)?.Number}");
    }

    private static Database InMemory(int retries) =>
        new(new DatabaseOptions { ConnectionString = "Data Source=:memory:", Retries = retries, RetryDelay = 0.001 });
}
