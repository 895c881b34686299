using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Tracker.Web.Display;

/// <summary>&lt;look-badge look="…"&gt;word&lt;/look-badge&gt;: word, shape and colour together.</summary>
[HtmlTargetElement("look-badge")]
public sealed class LookBadgeTagHelper : TagHelper
{
    public required Look Look { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", $"badge tone-{Look.Tone}");
        output.PreContent.SetHtmlContent($"""<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">{Look.Shape}</svg>""");
    }
}
