using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Tracker.Engine.Reports;

/// <summary>
/// The visible text of a page: one line for each block of text, each line break and each row of a table, whose cells are
/// separated by tabs.
/// </summary>
internal static class HtmlText
{
    private const int LongestRow = 1200;

    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "head", "nav", "iframe", "object", "embed", "svg", "math", "canvas", "select",
        "option", "datalist", "textarea", "button", "input", "audio", "video", "map", "frameset",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
        "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ucapcontent", "ul",
    };

    internal static string Visible(string html)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        var writer = new LineWriter();
        Walk(document.Body ?? document.DocumentElement, writer);
        return writer.Finish();
    }

    // A loop, not a recursion: broken pages nest their elements tens of thousands deep.
    private static void Walk(INode root, LineWriter writer)
    {
        INode? row = null;
        for (var node = root; ;)
        {
            if (Enter(node, ref row, writer) && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            while (true)
            {
                Leave(node, ref row, writer);
                if (node == root)
                {
                    return;
                }

                if (node.NextSibling is { } sibling)
                {
                    node = sibling;
                    break;
                }

                node = node.Parent!;
            }
        }
    }

    private static bool Enter(INode node, ref INode? row, LineWriter writer)
    {
        if (node is IText text)
        {
            writer.Text(text.Data, Preserves(node));
            return false;
        }

        if (node is not IElement element || Skipped.Contains(element.LocalName) || IsHidden(element))
        {
            return false;
        }

        if (element.LocalName == "br")
        {
            writer.Break(row is not null);
        }
        else if (row is null && element.LocalName == "tr" && IsDataRow(element))
        {
            writer.Break(false);
            row = element;
        }
        else if (row is not null && element.LocalName is "td" or "th" && element.Parent == row)
        {
            writer.Cell();
        }
        else if (Blocks.Contains(element.LocalName))
        {
            writer.Break(row is not null);
        }

        return true;
    }

    private static void Leave(INode node, ref INode? row, LineWriter writer)
    {
        if (node == row)
        {
            row = null;
        }

        if (node is IElement element && Blocks.Contains(element.LocalName))
        {
            writer.Break(row is not null);
        }
    }

    /// <summary>Tables also lay out whole pages; only rows of plain cells are rows of data.</summary>
    private static bool IsDataRow(IElement row) =>
        row.Children.Count(child => child.LocalName is "td" or "th") >= 2
            && row.TextContent.Length <= LongestRow
            && row.QuerySelector("table, h1, h2, h3, ul, ol, form, nav") is null;

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
            || (element.GetAttribute("style") is { } style
                && style.Replace(" ", string.Empty, StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    private static bool Preserves(INode node)
    {
        for (var parent = node.Parent as IElement; parent is not null; parent = parent.ParentElement)
        {
            if (Blocks.Contains(parent.LocalName))
            {
                return parent.LocalName == "pre";
            }
        }

        return false;
    }

    private sealed class LineWriter
    {
        private readonly StringBuilder text = new();
        private bool lineHasText;
        private bool cellHasText;
        private bool space;
        private bool firstCell = true;

        internal void Text(string data, bool preserve)
        {
            foreach (var c in data)
            {
                if (c is '\n' && preserve)
                {
                    Break(false);
                }
                else if (c is ' ' or '\t' or '\n' or '\r' or '\f')
                {
                    space = cellHasText;
                }
                else
                {
                    if (space)
                    {
                        text.Append(' ');
                        space = false;
                    }

                    text.Append(c);
                    lineHasText = true;
                    cellHasText = true;
                }
            }
        }

        internal void Break(bool withinRow)
        {
            if (withinRow)
            {
                space = cellHasText;
                return;
            }

            if (lineHasText)
            {
                text.Append('\n');
            }

            lineHasText = false;
            cellHasText = false;
            space = false;
            firstCell = true;
        }

        internal void Cell()
        {
            if (!firstCell)
            {
                text.Append('\t');
            }

            firstCell = false;
            lineHasText = true;
            cellHasText = false;
            space = false;
        }

        internal string Finish() => text.ToString().Trim('\n', ' ', '\t');
    }
}
