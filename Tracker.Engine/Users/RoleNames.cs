using System.Collections.Frozen;

namespace Tracker.Engine.Users;

/// <summary>Roles as lists and commands write them.</summary>
public static class RoleNames
{
    private static readonly FrozenDictionary<string, Role> Roles = new Dictionary<string, Role>(StringComparer.OrdinalIgnoreCase)
    {
        ["supervisor"] = Role.Supervisor,
        ["督察员"] = Role.Supervisor,
        ["reviewer"] = Role.Reviewer,
        ["审核员"] = Role.Reviewer,
        ["liaison"] = Role.Liaison,
        ["联络员"] = Role.Liaison,
        ["office_head"] = Role.OfficeHead,
        ["officehead"] = Role.OfficeHead,
        ["办公室负责人"] = Role.OfficeHead,
        ["administrator"] = Role.Administrator,
        ["管理员"] = Role.Administrator,
        ["auditor"] = Role.Auditor,
        ["只读"] = Role.Auditor,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a role by its name (office_head) or its Chinese word.</summary>
    public static bool TryParse(string text, out Role role) => Roles.TryGetValue(text, out role);
}
