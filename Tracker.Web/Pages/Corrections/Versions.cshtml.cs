using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Corrections;

/// <summary>A commitment that both versions have, read differently.</summary>
public sealed record ChangedCommitment(StoredCommitment Old, StoredCommitment New);

/// <summary>Two versions of a report beside each other: what the text says otherwise, and which commitments differ.</summary>
[Authorize(Access.View)]
public sealed class VersionsModel(ReportQueries reports, Visitor visitor) : PageModel
{
    /// <summary>The version to compare with; the one before where none is chosen.</summary>
    [FromQuery(Name = "with")]
    public int? With { get; set; }

    public ReportDetail Detail { get; private set; } = null!;

    /// <summary>The earlier of the two; null where there is only one version.</summary>
    public ReportDetail? Old { get; private set; }

    public ReportDetail? New { get; private set; }

    public IReadOnlyList<DiffRow> Rows { get; private set; } = [];

    public IReadOnlyList<StoredCommitment> OnlyOld { get; private set; } = [];

    public IReadOnlyList<StoredCommitment> OnlyNew { get; private set; } = [];

    public IReadOnlyList<ChangedCommitment> Changed { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await reports.ByIdAsync(visitor.Sees, id, cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        Detail = detail;
        var others = detail.Versions.Where(version => version.Id != id).OrderBy(version => version.Version).ToList();
        var chosen = With is { } number ? others.Find(version => version.Version == number)
            : others.LastOrDefault(version => version.Version < detail.Report.Version) ?? others.FirstOrDefault();
        if (chosen is null)
        {
            return With is null ? Page() : NotFound();
        }

        var other = (await reports.ByIdAsync(visitor.Sees, chosen.Id, cancellationToken))!;
        (Old, New) = chosen.Version < detail.Report.Version ? (other, detail) : (detail, other);
        Rows = VersionDiff.Of(Paragraphs(Old), Paragraphs(New));
        var (old, now) = (ByIdentity(Old), ByIdentity(New));
        OnlyOld = [.. old.Values.Where(commitment => !now.ContainsKey(commitment.IdentityHash))];
        OnlyNew = [.. now.Values.Where(commitment => !old.ContainsKey(commitment.IdentityHash))];
        Changed =
        [
            .. old.Values.Where(commitment => now.ContainsKey(commitment.IdentityHash))
                .Select(commitment => new ChangedCommitment(commitment, now[commitment.IdentityHash]))
                .Where(pair => (pair.Old.Kind, pair.Old.DueOn) != (pair.New.Kind, pair.New.DueOn)),
        ];
        return Page();
    }

    /// <summary>As the engine reads them: white space and width say nothing.</summary>
    private static IReadOnlyList<string> Paragraphs(ReportDetail detail)
    {
        var layout = PublishedLayout.Of(detail.Published);
        return layout.Text is { } text
            ? [.. text.Paragraphs.Where(paragraph => paragraph.Role == ParagraphRole.Body).Select(paragraph => paragraph.Span.Text(text.Reading))]
            : [.. layout.Paragraphs.Select(paragraph => paragraph.Span.Text(detail.Published).Trim())];
    }

    private static Dictionary<string, StoredCommitment> ByIdentity(ReportDetail detail) =>
        detail.Commitments.ToDictionary(item => item.Commitment.IdentityHash, item => item.Commitment, StringComparer.Ordinal);
}
