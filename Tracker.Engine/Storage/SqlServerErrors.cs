using System.Collections.Frozen;

namespace Tracker.Engine.Storage;

/// <summary>The error numbers of SQL Server and its client that mean something to us.</summary>
internal static class SqlServerErrors
{
    private const byte ConnectionIsGone = 20;

    private static readonly FrozenDictionary<int, StorageFault> Faults = new Dictionary<int, StorageFault>
    {
        [2601] = StorageFault.DuplicateKey, // in an index
        [2627] = StorageFault.DuplicateKey, // in a constraint
        [547] = StorageFault.BrokenConstraint,
        [2628] = StorageFault.ValueTooLong, // 2019 and later
        [8152] = StorageFault.ValueTooLong,
        [1205] = StorageFault.Victim, // deadlock
        [3960] = StorageFault.Victim, // update conflict under snapshot isolation
        [-2] = StorageFault.Busy, // the statement's own time is over
        [1222] = StorageFault.Busy, // lock timeout
        [229] = StorageFault.Denied, // object
        [230] = StorageFault.Denied, // column
        [262] = StorageFault.Denied, // statement, such as CREATE TABLE
        [916] = StorageFault.Denied, // database
        [1088] = StorageFault.Denied, // object missing or not to be seen
        [4060] = StorageFault.Denied, // cannot open database
        [4064] = StorageFault.Denied, // default database
        [15247] = StorageFault.Denied,
        [18452] = StorageFault.Denied, // untrusted domain
        [18456] = StorageFault.Denied, // login failed
        [1105] = StorageFault.Full, // file group
        [9002] = StorageFault.Full, // log
    }.Concat(Passing().Select(number => KeyValuePair.Create(number, StorageFault.Passing))).ToFrozenDictionary();

    /// <param name="number">The error's number; the client has none of its own for a server that hangs up.</param>
    /// <param name="severity">From 20 on the connection is gone.</param>
    public static StorageFault FaultOf(int number, byte severity) => number == 0 && severity >= ConnectionIsGone
        ? StorageFault.Passing
        : Faults.GetValueOrDefault(number, StorageFault.Other);

    // The client's own list of transient errors, and what a restarting or unreachable server gives on both operating systems.
    private static int[] Passing() =>
    [
        2, 11, 20, 35, 40, 53, 64, 111, 121, 233, 258, 615, 921, 926, 983, 997, 1204, 1221, 4221, 6005, 10053, 10054, 10060, 10061, 10922, 10928, 10929,
        10936, 11001, 17142, 17197, 18401, 20041, 40143, 40197, 40501, 40540, 40613, 42108, 42109, 49918, 49919, 49920,
    ];
}
