using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Tracker.Engine.Users;
using Tracker.Web.SignIn;

namespace Tracker.Web.Hosting;

/// <summary>The right that a page's handler asks for, beyond its page's policy. Every handler that changes something names one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute(Right right) : Attribute
{
    public Right Right { get; } = right;
}

/// <summary>
/// Keeps handlers to the right they name. One that answers a form and names none is refused, unless its page is for everybody
/// or asks for more than looking.
/// </summary>
internal sealed class HandlerRights(Visitor visitor) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod is { } handler && !May(context.HandlerInstance.GetType(), handler.MethodInfo, handler.HttpMethod))
        {
            context.Result = new ForbidResult();
            return Task.CompletedTask;
        }

        return next();
    }

    /// <summary>Whether the page's own policy says enough for its forms.</summary>
    internal static bool PageDecides(Type page) =>
        page.GetCustomAttribute<AllowAnonymousAttribute>() is not null
        || page.GetCustomAttributes<AuthorizeAttribute>().Any(policy => policy.Policy is { } name && name != Access.View);

    private bool May(Type page, MethodInfo handler, string method) =>
        handler.GetCustomAttribute<NeedsAttribute>() is { } needs ? visitor.May(needs.Right)
        : HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || PageDecides(page);
}
