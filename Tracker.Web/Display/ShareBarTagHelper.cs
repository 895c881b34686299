using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Tracker.Engine.Storage;

namespace Tracker.Web.Display;

/// <summary>&lt;share-bar counts="…" /&gt;: the statuses stacked. Decoration only; the numbers stand beside it in words.</summary>
[HtmlTargetElement("share-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ShareBarTagHelper : TagHelper
{
    public required StatusCounts Counts { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "share-bar");
        output.Attributes.SetAttribute("viewBox", "0 0 100 4");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        var left = 0.0;
        foreach (var status in StatusLook.Order.Where(status => Counts.Of(status) > 0))
        {
            var width = 100.0 * Counts.Of(status) / Counts.Total;
            output.Content.AppendHtml(string.Create(
                CultureInfo.InvariantCulture,
                $"""<rect class="fill-{StatusLook.Tone(status)}" x="{left:0.##}" y="0" width="{width:0.##}" height="4"/>"""));
            left += width;
        }
    }
}
