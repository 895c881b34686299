using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Tracker.Engine.Accountability;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Storage;

namespace Tracker.Web.Display;

/// <summary>&lt;status-tally counts="…" /&gt;: 已完成 12, 推进中 3 …; silence is named even where there is none, as long as anything was judged.</summary>
[HtmlTargetElement("status-tally", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusTallyTagHelper(Words words) : TagHelper
{
    public required StatusCounts Counts { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // A span, so that it may stand inside a link.
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tally");
        var judged = Answered.Judged(Counts) > 0;
        var first = true;
        foreach (var status in StatusLook.Order.Where(status => Counts.Of(status) > 0 || (judged && status == AssessmentStatus.NotReported)))
        {
            // Spoken and copied as one sentence; drawn as separate marks.
            output.Content.AppendHtml(first ? string.Empty : "<span class=\"visually-hidden\"> · </span>");
            output.Content.AppendHtml($"<span class=\"tally-item text-{StatusLook.Tone(status)}\">{StatusLook.Svg(status)}");
            output.Content.Append($"{words.Name(status)} {Counts.Of(status).ToString(CultureInfo.InvariantCulture)}");
            output.Content.AppendHtml("</span>");
            first = false;
        }
    }
}
