using Microsoft.AspNetCore.Authorization;
using Tracker.Engine.Users;
using Tracker.Web.SignIn;

namespace Tracker.Web.Hosting;

/// <summary>
/// The policies by name: each asks for a right, wherever the visitor may have it; which rows it reaches is for the queries,
/// which take the right's scope. Every endpoint names one; the fallback denies what names none.
/// </summary>
public static class Access
{
    /// <summary>Signed in, whatever the role: for one's own account.</summary>
    public const string SignedIn = nameof(SignedIn);

    public const string View = nameof(Right.View);

    public const string Import = nameof(Right.Import);

    public const string Decide = nameof(Right.Decide);

    public const string Supervise = nameof(Right.Supervise);

    public const string FollowUp = nameof(Right.FollowUp);

    public const string RunJobs = nameof(Right.RunJobs);

    public const string Administer = nameof(Right.Administer);

    /// <summary>Who put the samples in.</summary>
    public const string DemoActor = "demo";

    /// <summary>Who acted before people signed in.</summary>
    public const string LocalActor = "local";

    public static void AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<Visitor>();
        services.AddSingleton<IAuthorizationHandler, RightHandler>();
        var builder = services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
            .SetDefaultPolicy(Deny())
            .SetFallbackPolicy(Deny());
        foreach (var right in Enum.GetValues<Right>())
        {
            builder.AddPolicy(right.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new RightRequirement(right)));
        }
    }

    private static AuthorizationPolicy Deny() => new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
}

internal sealed record RightRequirement(Right Right) : IAuthorizationRequirement;

internal sealed class RightHandler(Visitor visitor) : AuthorizationHandler<RightRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        if (visitor.May(requirement.Right))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
