namespace Tracker.Engine.Pipeline.Delivery;

/// <summary>How messages are composed and sent; hosts bind it to <see cref="Section"/>.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Tracker:Delivery";

    /// <summary>Nothing leaves the machine: only the inbox and the folder, whatever else is set here.</summary>
    public bool Demo { get; set; }

    /// <summary>Where people open Tracker: https://tracker.example.gov.cn. Without it messages carry no links.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Digests are composed from this time of the day in Asia/Shanghai.</summary>
    public TimeOnly WorkFrom { get; set; } = new(8, 30);

    /// <summary>And before this time.</summary>
    public TimeOnly WorkTo { get; set; } = new(17, 30);

    /// <summary>Off for the few bodies on duty every day.</summary>
    public bool WorkingDaysOnly { get; set; } = true;

    /// <summary>How many items a digest names before it only counts the rest; 1 to 200.</summary>
    public int ListedItems { get; set; } = 30;

    /// <summary>Messages sent side by side; 1 to 32.</summary>
    public int Lanes { get; set; } = 4;

    /// <summary>How long one attempt may take, in seconds; 1 to 600.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>How long a message stays claimed by a sender that fell silent, in seconds; longer than an attempt may take.</summary>
    public int ClaimSeconds { get; set; } = 300;

    /// <summary>Attempts before a passing fault is given up on; the default lasts about three days.</summary>
    public int MaxAttempts { get; set; } = 40;

    public MailOptions Mail { get; set; } = new();

    public FolderOptions Folder { get; set; } = new();

    public IList<RobotOptions> Robots { get; } = [];

    internal bool SendsMail => !Demo && !string.IsNullOrWhiteSpace(Mail.Host);

    internal bool DropsFiles => !string.IsNullOrWhiteSpace(Folder.Path);

    internal IEnumerable<RobotOptions> ActiveRobots => Demo ? [] : Robots;
}

public enum MailSecurity
{
    /// <summary>STARTTLS where the server offers it, TLS from the start on port 465.</summary>
    Auto,

    /// <summary>No encryption; only for a server on the same machine or a closed network.</summary>
    None,

    StartTls,

    /// <summary>TLS from the start.</summary>
    Tls,
}

/// <summary>Mail goes out where a host is set.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 25;

    public MailSecurity Security { get; set; }

    /// <summary>Only where the server asks for a sign-in.</summary>
    public string? UserName { get; set; }

    /// <summary>From the environment or a secret store; never from a file that is shared, never logged.</summary>
    public string? Password { get; set; }

    /// <summary>The sender's address.</summary>
    public string? From { get; set; }

    /// <summary>What the sender is called.</summary>
    public string? FromName { get; set; }
}

/// <summary>Messages are dropped as mail files where a path is set.</summary>
public sealed class FolderOptions
{
    public string? Path { get; set; }
}

public enum RobotKind
{
    /// <summary>企业微信.</summary>
    WeCom,

    /// <summary>钉钉.</summary>
    DingTalk,

    /// <summary>飞书, Lark.</summary>
    Feishu,
}

/// <summary>群机器人: one short notice a day to a group, without a word about persons.</summary>
public sealed class RobotOptions
{
    /// <summary>Unique; what deliveries and the ledger call it.</summary>
    public string Name { get; set; } = "";

    public RobotKind Kind { get; set; }

    /// <summary>The webhook's address. It contains the key, so it is a secret.</summary>
    public string Url { get; set; } = "";

    /// <summary>The signing secret of DingTalk and Feishu, where signing is switched on there.</summary>
    public string? Secret { get; set; }

    /// <summary>Code of the agency whose subtree the notice is about; none for all.</summary>
    public string? Agency { get; set; }

    /// <summary>zh or en.</summary>
    public string Language { get; set; } = "zh";
}
