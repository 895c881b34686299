using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Tracker.Web.Display;

/// <summary>&lt;svg-text&gt;: SVG's own text element, whose name Razor keeps for itself.</summary>
[HtmlTargetElement("svg-text")]
public sealed class SvgTextTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.TagName = "text";
}
