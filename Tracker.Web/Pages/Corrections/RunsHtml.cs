using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tracker.Web.Display;

namespace Tracker.Web.Pages.Corrections;

/// <summary>
/// Runs of text as markup without a blank between them: between Chinese characters one would be seen, and a place on the page
/// would no longer be the same place in the text.
/// </summary>
internal static class RunsHtml
{
    /// <summary>Commitments as numbered marks that open their tools.</summary>
    public static IHtmlContent Marked(IReadOnlyList<MarkedRun> runs, ReadingModel page) => Joined(runs.Select(run =>
    {
        if (run.Marks is not [var mark])
        {
            return Text(run.Text);
        }

        var item = page.View.Commitments[(int)mark.Id];
        var link = Element("a", run.Text);
        link.Attributes["href"] = $"?item={item.IdentityHash}#tools";
        var marked = new TagBuilder("mark");
        marked.AddCssClass("mark-commitment");
        if (item == page.ChosenItem)
        {
            marked.AddCssClass("in-hand");
        }

        marked.Attributes["data-number"] = $"{mark.Id + 1}";
        marked.InnerHtml.AppendHtml(link);
        return marked;
    }));

    /// <summary>What only this version has stands in the element: del before, ins after.</summary>
    public static IHtmlContent Changed(IReadOnlyList<DiffRun> runs, string element) =>
        Joined(runs.Select(run => run.IsChanged ? Element(element, run.Text) : Text(run.Text)));

    /// <summary>A quote with the place at which it is parted.</summary>
    public static IHtmlContent Cut(string quote, int? at)
    {
        if (at is not { } place)
        {
            return Text(quote);
        }

        var cut = Element("span", "┃");
        cut.AddCssClass("cut");
        cut.Attributes["aria-hidden"] = "true";
        return Joined([Text(quote[..place]), cut, Text(quote[place..])]);
    }

    private static IHtmlContent Text(string text) => new HtmlContentBuilder().Append(text);

    private static TagBuilder Element(string name, string text)
    {
        var element = new TagBuilder(name);
        element.InnerHtml.Append(text);
        return element;
    }

    private static IHtmlContent Joined(IEnumerable<IHtmlContent> contents) =>
        contents.Aggregate(new HtmlContentBuilder(), (joined, content) => (HtmlContentBuilder)joined.AppendHtml(content));
}
