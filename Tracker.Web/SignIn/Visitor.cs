using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Web.SignIn;

/// <summary>Whoever makes this request, with what they may do and where. The one place that knows who acts.</summary>
public sealed class Visitor(IHttpContextAccessor accessor)
{
    private Standing? Standing => accessor.HttpContext?.Features.Get<Standing>();

    public Person? Person => Standing?.Person;

    public bool IsSignedIn => Standing is not null;

    /// <summary>As decisions and the ledger name them.</summary>
    public string Actor => Person?.Actor ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Where the visitor has the right.</summary>
    public Scope Scope(Right right) => Standing?.ScopeOf(right) ?? Engine.Users.Scope.Nothing;

    /// <summary>What the visitor may see: what every reading page asks for.</summary>
    public Scope Sees => Scope(Right.View);

    /// <summary>What the visitor is to this agency.</summary>
    public async Task<IReadOnlyCollection<Role>> RolesOverAsync(AgencyQueries agencies, long agencyId, CancellationToken cancellationToken)
    {
        var roles = new List<Role>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var scope = Standing?.ScopeOf(role) ?? Engine.Users.Scope.Nothing;
            if (!scope.IsNothing && await agencies.ByIdAsync(scope, agencyId, cancellationToken) is not null)
            {
                roles.Add(role);
            }
        }

        return roles;
    }

    /// <summary>Whether the visitor has the right anywhere.</summary>
    public bool May(Right right) => !Scope(right).IsNothing;
}
