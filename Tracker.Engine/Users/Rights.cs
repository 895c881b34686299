namespace Tracker.Engine.Users;

/// <summary>A grant with the body its node supervises.</summary>
public sealed record GrantReach
{
    public Role Role { get; init; }

    /// <summary>Null for the whole tree.</summary>
    public long? AgencyId { get; init; }

    /// <summary>The root of what the node supervises, where it supervises.</summary>
    public long? SupervisesId { get; init; }
}

/// <summary>Which role has which rights, and where.</summary>
public static class Rights
{
    public static bool Has(this Role role, Right right) => role switch
    {
        Role.Supervisor => right is Right.View or Right.Import or Right.Decide or Right.Supervise or Right.RunJobs,
        Role.Reviewer => right is Right.View or Right.Import or Right.Decide,
        Role.Liaison or Role.OfficeHead => right is Right.View or Right.Import or Right.FollowUp,
        Role.Administrator => right is Right.View or Right.RunJobs or Right.Administer,
        Role.Auditor => right is Right.View,
    };

    /// <summary>Where the grants give the right.</summary>
    public static Scope ScopeOf(IEnumerable<GrantReach> grants, Right right)
    {
        var giving = grants.Where(grant => grant.Role.Has(right)).ToList();
        return giving.Exists(grant => grant.AgencyId is null) ? Scope.Everything : Scope.Of(giving.SelectMany(Roots));
    }

    // A supervising office stands beside or beneath what it supervises; whoever answers for the office answers for it alone.
    private static IEnumerable<long> Roots(GrantReach grant)
    {
        yield return grant.AgencyId!.Value;
        if (grant is { Role: Role.Supervisor or Role.Reviewer or Role.Auditor, SupervisesId: { } supervised })
        {
            yield return supervised;
        }
    }
}
