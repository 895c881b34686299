using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Reports;
using Tracker.Engine.Users;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.Corrections;

/// <summary>Where people correct what was read in a report: its parts and its commitments, paragraph by paragraph.</summary>
[Authorize(Access.Decide)]
public sealed class ReadingModel(ReadReading read, CorrectReading correct, Visitor visitor, Ui ui) : PageModel
{
    /// <summary>The mark of a commitment in the text; its id is the commitment's number from 0.</summary>
    public const string Mark = "commitment";

    /// <summary>The paragraph whose tools are open.</summary>
    [FromQuery(Name = "p")]
    public int? Opened { get; set; }

    /// <summary>The identity of the commitment whose tools are open.</summary>
    [FromQuery(Name = "item")]
    public string? Item { get; set; }

    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    /// <summary>What was sent and refused, so that nobody types it twice.</summary>
    public (string Words, string Reason) Sent { get; private set; } = (string.Empty, string.Empty);

    /// <summary>The places among which one must be chosen.</summary>
    public IReadOnlyList<TextSpan> Places { get; private set; } = [];

    public ReportReadingView View { get; private set; } = null!;

    public ReadingSheet Sheet { get; private set; } = null!;

    public SheetParagraph? Chosen { get; private set; }

    public ReadCommitment? ChosenItem { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAddAsync(
        long id, string? words, int? start, string[] piece, CommitmentKind? kind, string? reason, CancellationToken cancellationToken)
    {
        if (piece.Length == 0 || !string.IsNullOrWhiteSpace(words))
        {
            return await CorrectAsync(id, new ReadingChange.Add(words?.Trim() ?? string.Empty, start, kind), reason, words, cancellationToken);
        }

        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Hull(piece, View.Text.Reading.Length) is not { } span)
        {
            return BadRequest();
        }

        return await CorrectAsync(id, new ReadingChange.Add(span.Text(View.Text.Reading), span.Start, kind), reason, null, cancellationToken);
    }

    public Task<IActionResult> OnPostRemoveAsync(long id, string item, string? reason, CancellationToken cancellationToken) =>
        CorrectAsync(id, new ReadingChange.Remove(item), reason, null, cancellationToken);

    public Task<IActionResult> OnPostSplitAsync(long id, string item, int? at, string? second, string? reason, CancellationToken cancellationToken) =>
        CorrectAsync(id, new ReadingChange.Split(item, at, second), reason, second, cancellationToken);

    public Task<IActionResult> OnPostMergeAsync(long id, string item, string? reason, CancellationToken cancellationToken) =>
        CorrectAsync(id, new ReadingChange.Merge(item), reason, null, cancellationToken);

    public async Task<IActionResult> OnPostKindAsync(long id, string item, CommitmentKind? kind, string? reason, CancellationToken cancellationToken) =>
        kind is { } chosen ? await CorrectAsync(id, new ReadingChange.SetKind(item, chosen), reason, null, cancellationToken)
        : await LoadAsync(id, cancellationToken) ? BadRequest() : NotFound();

    public async Task<IActionResult> OnPostPartAsync(long id, int? paragraph, ReportPart? part, string? reason, CancellationToken cancellationToken) =>
        part is { } begins && paragraph is { } number
            ? await CorrectAsync(id, new ReadingChange.BeginPart(number, begins), reason, null, cancellationToken)
            : await LoadAsync(id, cancellationToken) ? BadRequest() : NotFound();

    public Task<IActionResult> OnPostUndoAsync(long id, long correction, string? reason, CancellationToken cancellationToken) =>
        CorrectAsync(id, new ReadingChange.Undo(correction), reason, null, cancellationToken);

    /// <summary>From the first chosen piece to the last; null where they are no places in this text.</summary>
    private static TextSpan? Hull(string[] pieces, int length)
    {
        var spans = new List<TextSpan>();
        foreach (var piece in pieces)
        {
            if (piece.Split('-') is not [var first, var last]
                || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
                || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
                || start >= end
                || end > length)
            {
                return null;
            }

            spans.Add(new(start, end));
        }

        return new(spans.Min(span => span.Start), spans.Max(span => span.End));
    }

    private async Task<IActionResult> CorrectAsync(long id, ReadingChange change, string? reason, string? words, CancellationToken cancellationToken)
    {
        // What was begun is finished, also when the reader has gone.
        var result = await correct.ExecuteAsync(
            visitor.Scope(Right.Decide), new CorrectionRequest(id, change, visitor.Actor, reason), CancellationToken.None);
        if (result is CorrectionResult.Recorded recorded)
        {
            Notice = ui[$"corrections.done.{change.GetType().Name}"];
            var shown = recorded.Commitment is { } item ? $"?item={item}" : Opened is { } paragraph ? $"?p={paragraph}" : string.Empty;
            return Redirect($"/reports/{id}/reading{shown}{(shown.Length > 0 ? "#tools" : string.Empty)}");
        }

        if (result is CorrectionResult.Refused { Problem: CorrectionProblem.ReportNotFound } || !await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (result is CorrectionResult.Several several)
        {
            Places = several.Places;
            Problem = ui["corrections.several", several.Places.Count];
        }
        else if (result is CorrectionResult.Refused refused)
        {
            Problem = ui[$"corrections.problem.{refused.Problem}", refused.Value];
        }

        Sent = (words ?? string.Empty, reason ?? string.Empty);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await read.ExecuteAsync(visitor.Scope(Right.Decide), id, cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        Sheet = new ReadingSheet(view);
        ChosenItem = Item is null ? null : view.Commitments.FirstOrDefault(item => item.IdentityHash == Item);
        Chosen = ChosenItem is { } chosen ? Sheet.At(chosen.Commitment.Span.Start)
            : Sheet.Paragraphs.FirstOrDefault(paragraph => paragraph.Number == Opened);
        return true;
    }
}
