using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Tracker.Web.Pages.Errors;

/// <summary>What went wrong, in the design; machines that ask for JSON get problem details. Shows nothing of the data.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    private static readonly int[] Explained = [400, 401, 403, 404, 413, 429, 500];

    /// <summary>The texts to show: those of the code, else of its class.</summary>
    public int Text { get; private set; }

    public int Code { get; private set; }

    public IActionResult OnGet(int code) => Show(code);

    public IActionResult OnPost(int code) => Show(code);

    private IActionResult Show(int code)
    {
        // Somebody who types the address is answered like any other address that leads nowhere.
        var happened = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        Code = happened && code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;

        // A body that is too large surfaces as an exception; it is the request's fault, not ours.
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad)
        {
            Code = bad.StatusCode;
        }

        Text = Explained.Contains(Code) ? Code : Code < 500 ? 400 : 500;
        Response.StatusCode = Code;
        ViewData["Status"] = Code;
        return WantsJson()
            ? new ObjectResult(new ProblemDetails { Status = Code, Title = ReasonPhrases.GetReasonPhrase(Code) })
            {
                StatusCode = Code,
                ContentTypes = { MediaTypeNames.Application.ProblemJson },
            }
            : Page();
    }

    private bool WantsJson()
    {
        var accept = Request.Headers.Accept.ToString();
        return accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("html", StringComparison.OrdinalIgnoreCase);
    }
}
