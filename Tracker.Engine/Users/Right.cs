namespace Tracker.Engine.Users;

/// <summary>What is done, rather than who does it: pages and use cases ask for a right.</summary>
public enum Right
{
    /// <summary>Reads what was promised, reported and decided.</summary>
    View,

    /// <summary>Hands reports in.</summary>
    Import,

    /// <summary>Confirms or rejects links and sets statuses.</summary>
    Decide,

    /// <summary>Confirms flags, registers cases, approves circulars and extensions.</summary>
    Supervise,

    /// <summary>Answers for an office: progress notes, requests for extension, replies to cases.</summary>
    FollowUp,

    /// <summary>Sees how the jobs went and has them run.</summary>
    RunJobs,

    /// <summary>Looks after people, agencies, schedules and channels.</summary>
    Administer,
}
