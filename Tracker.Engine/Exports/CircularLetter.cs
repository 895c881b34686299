using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Exports.Wording;

namespace Tracker.Engine.Exports;

/// <summary>A circular (通报) or a follow-up order (督办单) in words, ready to be printed.</summary>
/// <param name="Opening">Names the legal ground.</param>
/// <param name="Closing">What the letter does not claim.</param>
public sealed record CircularLetter(
    string Title,
    string Addressee,
    string Opening,
    IReadOnlyList<LetterSection> Sections,
    string Closing)
{
    /// <summary>The whole letter as plain text, a line for each paragraph.</summary>
    public string ToText() => string.Join(
        "\r\n",
        [Title, string.Empty, Addressee, Opening, .. Sections.SelectMany(section => section.Lines.Prepend(section.Heading)), Closing, string.Empty]);

    /// <param name="facts">What is to be said.</param>
    /// <param name="replyBy">Until when an answer is wanted; null leaves that open, as in a draft.</param>
    /// <param name="isOrder">Whether it is a follow-up order rather than a circular.</param>
    /// <param name="words">The letter's language, whatever language its reader's screen has.</param>
    public static CircularLetter Of(CircularFacts facts, DateOnly? replyBy, bool isOrder, Words words)
    {
        LetterSection[] sections =
        [
            new(words.Letter("Promise"), [.. facts.Quotes.Where(quote => quote.IsPromise).Select(Quote)]),
            new(words.Letter("Answer"), [.. facts.Quotes.Where(quote => !quote.IsPromise).Select(Quote)]),
            new(words.Letter("Flags"), [.. Due(), .. facts.Flags.Select(Flag)]),
            new(words.Letter("Notes"), [.. facts.Notes.Select(Note)]),
            new(words.Letter("Demand"), [.. Demands()]),
        ];
        return new(
            isOrder ? words.Letter("Order.Title") : words.Letter("Circular.Title", facts.AgencyName, facts.Year.ToString(CultureInfo.InvariantCulture)),
            words.Letter("Addressee", facts.AgencyName),
            words.Letter(isOrder ? "Order.Opening" : "Circular.Opening"),
            [.. sections.Where(section => section.Lines.Count > 0)],
            words.Letter("Fairness"));

        string Quote(CircularQuote quote)
        {
            var place = (quote.Start + 1).ToString(CultureInfo.InvariantCulture);
            return quote.Heading.Length == 0
                ? words.Letter("QuoteBare", quote.Text, quote.Report, place)
                : words.Letter("Quote", quote.Text, quote.Report, quote.Heading, place);
        }

        string Flag(CircularFlag flag) => words.Letter("Flag", words.Name(flag.Kind), words.Describe(flag.Kind, flag.Reason));

        string Note(CircularNote note) => words.Letter("Note", words.Day(note.WrittenOn), words.Name(note.Claim), note.Text);

        IEnumerable<string> Due() => (facts.DueOn, facts.FirstDueOn) switch
        {
            ({ } due, { } first) => [words.Letter("DueExtended", words.Day(due), words.Day(first))],
            ({ } due, null) => [words.Letter("Due", words.Day(due))],
            _ => [],
        };

        IEnumerable<string> Demands()
        {
            if (facts.Demand is { } demand)
            {
                yield return demand;
            }

            if (replyBy is { } day)
            {
                yield return words.Letter("Reply", words.Day(day));
            }
        }
    }
}

public sealed record LetterSection(string Heading, IReadOnlyList<string> Lines);
