using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;

namespace Tracker.Web.Display;

/// <summary>Files of evidence as a form sends them.</summary>
internal static class UploadedEvidence
{
    /// <summary>A whole form: the files that are kept at most, each at its largest, and the fields around them.</summary>
    public const int LargestRequest = 52 * 1024 * 1024;

    /// <summary>Reads the files; of one that is too large only so much as shows that it is.</summary>
    public static async Task<IReadOnlyList<EvidenceUpload>> ReadAsync(
        IReadOnlyList<IFormFile> files,
        FollowUpSettings settings,
        CancellationToken cancellationToken)
    {
        var read = new List<EvidenceUpload>();
        foreach (var file in files)
        {
            var bytes = new byte[Math.Min(file.Length, settings.LargestEvidence + 1L)];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, cancellationToken);
            read.Add(new(file.FileName, bytes));
        }

        return read;
    }
}
