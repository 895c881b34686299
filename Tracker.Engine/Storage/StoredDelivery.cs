namespace Tracker.Engine.Storage;

public enum DeliveryChannel
{
    /// <summary>The page of messages in Tracker itself; there as soon as the message is.</summary>
    Inbox,

    Mail,

    /// <summary>A folder that receives each message as a mail file.</summary>
    Folder,

    /// <summary>群机器人: a group's webhook; the target is the robot's name in the configuration, never its key.</summary>
    Robot,
}

public enum DeliveryStatus
{
    /// <summary>To be sent when due, whether for the first time or again.</summary>
    Waiting,

    Sent,

    /// <summary>Will not be tried again until a person asks for it.</summary>
    Parked,
}

/// <summary>Why a message could not be sent.</summary>
public enum DeliveryProblem
{
    /// <summary>The server's name or port gives no connection.</summary>
    Unreachable,

    TimedOut,

    /// <summary>The server asks for a later attempt.</summary>
    Busy,

    /// <summary>The encrypted connection could not be agreed on.</summary>
    InsecureConnection,

    /// <summary>User name or password are refused.</summary>
    SignInRefused,

    /// <summary>The server takes no mail from this machine at all.</summary>
    ClientRefused,

    /// <summary>The receiving server does not know the address, or will not take mail for it.</summary>
    AddressRefused,

    /// <summary>The address cannot be one.</summary>
    AddressMalformed,

    /// <summary>The person's address refused mail before.</summary>
    AddressSuspended,

    /// <summary>The sender's own address is not accepted.</summary>
    SenderRefused,

    /// <summary>The message itself is refused.</summary>
    ContentRefused,

    /// <summary>The robot's address or key is not valid.</summary>
    KeyRefused,

    /// <summary>The robot's signature does not fit its secret.</summary>
    SignatureRefused,

    FolderUnwritable,

    /// <summary>Nothing in the configuration answers to the target's name any longer.</summary>
    TargetUnknown,

    /// <summary>The other side answered in a way its documentation does not foresee.</summary>
    UnexpectedAnswer,
}

/// <summary>A message's way through one channel.</summary>
public sealed record StoredDelivery
{
    public long Id { get; init; }

    public long MessageId { get; init; }

    public DeliveryChannel Channel { get; init; }

    /// <summary>A mail address, a file's name, a robot's name; empty for the inbox.</summary>
    public required string Target { get; init; }

    /// <summary>The Message-ID, the same on every attempt, so that a repeat can be known for one.</summary>
    public required string HeaderId { get; init; }

    public DeliveryStatus Status { get; init; }

    /// <summary>How often it was tried; counted when it is claimed, so that a crash counts too.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public string? ClaimedBy { get; init; }

    public DateTimeOffset? ClaimedUntil { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What was wrong at the last attempt.</summary>
    public DeliveryProblem? Problem { get; init; }

    /// <summary>The other side's own words.</summary>
    public string? Detail { get; init; }
}
