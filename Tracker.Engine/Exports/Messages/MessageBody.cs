using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Tracker.Engine.Exports.Messages;

/// <summary>
/// Writes a message's text and HTML side by side, so that both say the same. Every word is encoded for HTML; nothing passes
/// through as markup.
/// </summary>
internal sealed class MessageBody
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text = new();
    private readonly StringBuilder html = new();

    public string Text => text.ToString().TrimEnd() + "\n";

    public string Html => html.ToString();

    public MessageBody Paragraph(string words, string? link = null)
    {
        Break();
        text.Append(words).Append('\n');
        Append(text, link, "");
        html.Append("<p>").Append(Linked(words, link)).Append("</p>\n");
        return this;
    }

    public MessageBody Heading(string words)
    {
        Break();
        text.Append(words).Append('\n');
        html.Append("<h2>").Append(Encoder.Encode(words)).Append("</h2>\n");
        return this;
    }

    public MessageBody Subheading(string words)
    {
        Break();
        text.Append('【').Append(words).Append("】\n");
        html.Append("<h3>").Append(Encoder.Encode(words)).Append("</h3>\n");
        return this;
    }

    public MessageBody List(IEnumerable<(string Words, string? Note, string? Link)> items)
    {
        html.Append("<ul>\n");
        foreach (var (words, note, link) in items)
        {
            text.Append("· ").Append(words);
            html.Append("<li>").Append(Linked(words, link));
            if (note is not null)
            {
                text.Append(' ').Append(note);
                html.Append(' ').Append(Encoder.Encode(note));
            }

            text.Append('\n');
            Append(text, link, "  ");
            html.Append("</li>\n");
        }

        html.Append("</ul>\n");
        return this;
    }

    private static void Append(StringBuilder text, string? link, string indent)
    {
        if (link is not null)
        {
            text.Append(indent).Append(link).Append('\n');
        }
    }

    private static string Linked(string words, string? link) =>
        link is null ? Encoder.Encode(words) : $"<a href=\"{Encoder.Encode(link)}\">{Encoder.Encode(words)}</a>";

    private void Break()
    {
        if (text.Length > 0)
        {
            text.Append('\n');
        }
    }
}
