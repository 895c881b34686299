using System.Globalization;
using Microsoft.Extensions.Options;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Exports.Messages;

/// <summary>
/// Puts messages into words: what is due, what to do, and that nothing else is asked for. Short, because a reminder that costs
/// more reading than the matter itself is the formality it should prevent.
/// </summary>
public sealed class MessageWriter(IOptions<DeliveryOptions> options) : IMessageWriter
{
    private const int LongestSubject = 200;

    // A WeCom robot takes 2,048 bytes in all.
    private const int LongestNameInGroup = 40;

    private static readonly Rung[] MostPressingFirst = [.. Enum.GetValues<Rung>().OrderDescending()];

    private readonly MessageLinks links = new(options.Value.BaseUrl);

    public WrittenMessage Digest(Digest digest)
    {
        var texts = MessageTexts.Of(digest.Recipient.Language);
        var body = new MessageBody().Paragraph(texts.Format("Digest.Greeting", digest.Recipient.Name));
        var listed = digest.Items.Take(options.Value.ListedItems).ToList();
        foreach (var rung in MostPressingFirst)
        {
            if (Total(digest.Counts, rung) is > 0 and var total)
            {
                body.Heading(texts.Format("Digest.Rung", texts[$"Rung.{rung}"], total));
                body.Paragraph(texts[$"Rung.{rung}.Do"]);
                WriteItems(body, texts, [.. listed.Where(item => item.Rung == rung)], total, digest.Day);
            }
        }

        if (digest.Items.Any(item => item.DueOn >= digest.Day))
        {
            body.Paragraph(texts["Digest.Calendar"]);
        }

        body.Paragraph(texts["Digest.NothingElse"], links.Home);
        body.Paragraph(texts[links.Exist ? "Digest.OnceADay" : "Digest.OnceADay.NoLink"]);
        return new(
            Cut(texts.Format("Digest.Subject", Summary(texts, digest.Counts)), LongestSubject),
            body.Text,
            body.Html,
            DueDateCalendar.Of(digest, texts, links, Title));
    }

    public WrittenMessage Group(GroupNotice notice)
    {
        var texts = MessageTexts.Of(notice.Language);
        var subject = notice.AgencyName is null ? texts["Group.Subject.All"] : texts.Format("Group.Subject", notice.AgencyName);
        var body = new MessageBody()
            .Paragraph(texts.Format("Group.Summary", subject, texts.Day(notice.Day), Summary(texts, notice.Counts)))
            .List(notice.Items.Select(item => (
                texts.Format("Group.Item", texts[$"Rung.{item.Rung}"], Cut(Title(texts, item), LongestNameInGroup), item.AgencyName),
                (string?)null,
                (string?)null)));
        if (notice.Counts.Sum(count => count.Total) - notice.Items.Count is > 0 and var rest)
        {
            body.Paragraph(texts.Format("Group.Rest", rest));
        }

        if (links.Home is { } home)
        {
            body.Paragraph(texts["Group.Where"], home);
        }

        return new(Cut(subject, LongestSubject), body.Text, body.Html);
    }

    public WrittenMessage Suspension(SuspensionNotice notice)
    {
        var texts = MessageTexts.Of(notice.Language);
        var body = new MessageBody().Paragraph(texts.Format("Suspension.What", notice.Person.Name, notice.Person.UserName, notice.Address));
        if (!string.IsNullOrWhiteSpace(notice.Detail))
        {
            body.Paragraph(texts.Format("Suspension.Detail", notice.Detail));
        }

        body.Paragraph(texts["Suspension.Do"]);
        return new(Cut(texts.Format("Suspension.Subject", notice.Person.Name), LongestSubject), body.Text, body.Html);
    }

    public WrittenMessage Answer(AnswerNotice notice)
    {
        var texts = MessageTexts.Of(notice.Language);
        var key = $"Answer.{notice.Status}";
        var body = new MessageBody()
            .Paragraph(texts.Format($"{key}.What", notice.AgencyName))
            .List([(texts.Format("Answer.Promise", notice.Promise), null, links.OfCommitment(notice.CommitmentId)), (texts.Format("Answer.Sentence", notice.Sentence), null, null)]);
        if (notice.Words is { } words)
        {
            body.Paragraph(texts.Format(notice.Status == AnswerClaimStatus.Waiting ? "Answer.Remark" : "Answer.Reason", words));
        }

        body.Paragraph(texts[$"{key}.Do"]);
        return new(Cut(texts.Format($"{key}.Subject", notice.AgencyName, notice.Promise), LongestSubject), body.Text, body.Html);
    }

    public WrittenMessage Test(string language)
    {
        var texts = MessageTexts.Of(language);
        var body = new MessageBody().Paragraph(texts["Test.Body"]);
        return new(texts["Test.Subject"], body.Text, body.Html);
    }

    /// <summary>What an item is called: the promise's own words, the report, or the case.</summary>
    private static string Title(MessageTexts texts, DigestItem item) => item.Kind switch
    {
        ReminderSubject.Commitment => item.Promise ?? texts["Item.CommitmentGone"],
        ReminderSubject.Report => texts.Format("Item.Report", item.Year),
        ReminderSubject.Case => texts.Format("Item.Case", item.Subject),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Kind, "Unknown subject."),
    };

    private static int Total(IEnumerable<RungCount> counts, Rung rung) => counts.Where(count => count.Rung == rung).Sum(count => count.Total);

    private static string Summary(MessageTexts texts, IReadOnlyList<RungCount> counts) =>
        texts.List(
            from rung in MostPressingFirst
            let total = Total(counts, rung)
            where total > 0
            select texts.Format("Digest.Count", texts[$"Rung.{rung}"], total));

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        // Never between the halves of one character.
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }

    private static string Note(MessageTexts texts, DigestItem item, DateOnly day)
    {
        var left = item.DueOn.DayNumber - day.DayNumber;
        return left switch
        {
            < 0 => texts.Format("Item.Late", texts.Day(item.DueOn), -left),
            0 => texts.Format("Item.Today", texts.Day(item.DueOn)),
            _ => texts.Format("Item.Due", texts.Day(item.DueOn), left),
        };
    }

    private void WriteItems(MessageBody body, MessageTexts texts, IReadOnlyList<DigestItem> items, int total, DateOnly day)
    {
        foreach (var agency in items.GroupBy(item => item.AgencyName))
        {
            body.Subheading(agency.Key);
            body.List(agency.Select(item => (Title(texts, item), (string?)Note(texts, item, day), links.Of(item))));
        }

        if (total > items.Count)
        {
            body.Paragraph(texts.Format(items.Count == 0 ? "Digest.Unlisted" : "Digest.Rest", (total - items.Count).ToString(CultureInfo.InvariantCulture)));
        }
    }
}
