using Microsoft.AspNetCore.Mvc;

namespace Tracker.Web.Display;

/// <summary>Where somebody goes on after something was done.</summary>
internal static class Back
{
    /// <summary>The page they came from, where that is one of ours; anything else in a form is nobody's business to follow.</summary>
    public static string To(IUrlHelper url, string? asked, string otherwise) => url.IsLocalUrl(asked) ? asked! : otherwise;
}
