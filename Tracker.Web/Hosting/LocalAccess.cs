using System.Net;
using Microsoft.AspNetCore.Authorization;

namespace Tracker.Web.Hosting;

/// <summary>The policies by name. Every endpoint names one; the fallback denies what names none.</summary>
public static class Access
{
    /// <summary>From this machine. Stands for a signed-in person until there is sign-in.</summary>
    public const string Local = "Local";

    /// <summary>Who acts until people sign in.</summary>
    public const string LocalActor = "local";

    /// <summary>Who put the samples in.</summary>
    public const string DemoActor = "demo";
}

internal sealed class LocalRequirement : IAuthorizationRequirement;

/// <summary>A second wall behind <see cref="LoopbackBinding"/>: the request itself must come from this machine.</summary>
internal sealed class LocalHandler : AuthorizationHandler<LocalRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, LocalRequirement requirement)
    {
        if (context.Resource is HttpContext { Connection.RemoteIpAddress: { } remote } && IPAddress.IsLoopback(remote))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
