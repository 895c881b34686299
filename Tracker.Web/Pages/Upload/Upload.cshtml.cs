using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Agencies;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.Texts;
using Tracker.Web.SignIn;
using Tracker.Engine.Users;

namespace Tracker.Web.Pages.Upload;

/// <summary>Takes reports in: each file is imported or refused with the reason, then what became pending is assessed.</summary>
[Authorize(Access.Import)]
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class UploadModel(ImportReport import, AssessAll assess, AgencyQueries agencies, ReportQueries reports, Visitor visitor, Ui ui) : PageModel
{
    public const int MostFiles = 50;

    /// <summary>Together; a single file is limited by the reader.</summary>
    public const int LargestRequest = 64 * 1024 * 1024;

    [BindProperty]
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    [BindProperty]
    [StringLength(200)]
    public string? Agency { get; set; }

    [BindProperty]
    [Range(1949, 2100)]
    public int? Year { get; set; }

    [BindProperty]
    public bool IsCorrection { get; set; }

    [BindProperty]
    public bool Force { get; set; }

    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    public string? Problem { get; private set; }

    private Scope Scope => visitor.Scope(Right.Import);

    public IReadOnlyList<UploadedFile> Results { get; private set; } = [];

    public AssessAllResult? Assessed { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Agencies = await agencies.AllAsync(Scope, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Agencies = await agencies.AllAsync(Scope, cancellationToken);
        if (Complaint() is { } complaint)
        {
            Problem = complaint;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var results = new List<UploadedFile>();
        foreach (var file in Files)
        {
            results.Add(await ImportAsync(file, cancellationToken));
        }

        Results = results;
        if (results.Exists(result => result.Report is not null))
        {
            // Whoever leaves the page now should still find the year assessed.
            Assessed = await assess.ExecuteAsync(visitor.Actor, cancellationToken: CancellationToken.None);
        }

        return Page();
    }

    private string? Complaint() => Files.Count switch
    {
        0 => ui["upload.noFiles"],
        > MostFiles => ui["upload.tooManyFiles", MostFiles],
        _ when !ModelState.IsValid => ui["upload.badYear"],
        _ => null,
    };

    private async Task<UploadedFile> ImportAsync(IFormFile file, CancellationToken cancellationToken)
    {
        // The browser may send a path; only the name is the file's.
        var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
        using var bytes = new MemoryStream();
        if (file.Length <= ReportReader.LargestFile)
        {
            await file.CopyToAsync(bytes, cancellationToken);
        }

        var result = file.Length > ReportReader.LargestFile
            ? new ImportResult.Refused(ImportProblem.TooLarge, [ui["upload.size", Math.Ceiling(file.Length / 1048576.0)]])
            : await import.ExecuteAsync(Asked(name, bytes.ToArray()), cancellationToken);
        var report = result switch
        {
            ImportResult.Imported imported => imported.Report.Report,
            ImportResult.Corrected corrected => corrected.Report.Report,
            ImportResult.Unchanged unchanged => unchanged.Report,
            _ => null,
        };
        return new(name, result, report is null ? null : await reports.ByIdAsync(Scope, report.Id, cancellationToken));
    }

    private ImportRequest Asked(string name, byte[] bytes) => new()
    {
        FileName = name,
        Bytes = bytes,
        Actor = visitor.Actor,
        Scope = Scope,
        Agency = string.IsNullOrWhiteSpace(Agency) ? null : Agency,
        ReviewedYear = Year,
        IsCorrection = IsCorrection,
        Force = Force,
    };
}

/// <summary>What became of one uploaded file.</summary>
/// <param name="Report">What was read; null for a refused file.</param>
public sealed record UploadedFile(string Name, ImportResult Result, ReportDetail? Report);
