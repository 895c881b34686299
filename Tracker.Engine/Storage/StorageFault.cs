namespace Tracker.Engine.Storage;

/// <summary>What an error of the database means to us, whichever database it is; numbers are known to the dialects alone.</summary>
public enum StorageFault
{
    Other,

    /// <summary>A unique index already holds the key.</summary>
    DuplicateKey,

    /// <summary>A row that is referred to is missing, or a check does not allow the value.</summary>
    BrokenConstraint,

    /// <summary>Text longer than its column.</summary>
    ValueTooLong,

    /// <summary>Two units of work waited for each other and this one was taken back; nothing of it was kept.</summary>
    Victim,

    /// <summary>Somebody else held what was needed for longer than we wait.</summary>
    Busy,

    /// <summary>The server or the way to it is away for a while: a restart, a failover, a broken connection.</summary>
    Passing,

    /// <summary>The login, the database or the right is refused.</summary>
    Denied,

    /// <summary>The disk or the log is full.</summary>
    Full,
}
