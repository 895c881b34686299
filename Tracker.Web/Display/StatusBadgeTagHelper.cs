using Microsoft.AspNetCore.Razor.TagHelpers;
using Tracker.Engine.Accountability;
using Tracker.Engine.Exports.Wording;

namespace Tracker.Web.Display;

/// <summary>&lt;status-badge status="…" /&gt;: word, shape and colour together.</summary>
[HtmlTargetElement("status-badge", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusBadgeTagHelper(Words words) : TagHelper
{
    public AssessmentStatus Status { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"badge tone-{StatusLook.Tone(Status)}");
        output.Attributes.SetAttribute("title", words.Meaning(Status));
        output.Content.SetHtmlContent(StatusLook.Svg(Status));
        output.Content.Append(words.Name(Status));
    }
}
