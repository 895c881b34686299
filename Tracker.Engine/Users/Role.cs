namespace Tracker.Engine.Users;

/// <summary>What a person is to the agencies a grant covers.</summary>
public enum Role
{
    /// <summary>督察员: reviews compliance, confirms flags, approves circulars and extensions.</summary>
    Supervisor,

    /// <summary>审核员: confirms or rejects links and corrects statuses.</summary>
    Reviewer,

    /// <summary>联络员: answers for an office and is reminded of what falls due.</summary>
    Liaison,

    /// <summary>办公室负责人: heads a reporting office; is urged when its liaison did not answer.</summary>
    OfficeHead,

    /// <summary>管理员: people, agencies, schedules and channels; decides nothing of substance.</summary>
    Administrator,

    /// <summary>只读: sees everything in reach and changes nothing.</summary>
    Auditor,
}
