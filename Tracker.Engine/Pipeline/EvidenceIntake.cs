using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Tracker.Engine.Accountability;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <param name="FileName">As the sender named it; only its last part is kept.</param>
/// <param name="Bytes">The content.</param>
public sealed record EvidenceUpload(string FileName, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Takes in files of evidence: of few kinds, told by name and content alike, within limits, and kept with their SHA-256. What
/// a file holds is never run nor shown; it is handed out as it came.
/// </summary>
internal sealed class EvidenceIntake(FollowUpSettings settings)
{
    private const int LongestName = 200;

    /// <summary>What stops the files from being taken, the first that does.</summary>
    public (FollowUpProblem Problem, IReadOnlyList<string> Values)? Fault(IReadOnlyList<EvidenceUpload> files)
    {
        if (files.Count > settings.MostEvidence)
        {
            return (FollowUpProblem.TooManyFiles, [settings.MostEvidence.ToString(CultureInfo.InvariantCulture)]);
        }

        foreach (var file in files)
        {
            if (file.Bytes.IsEmpty)
            {
                return (FollowUpProblem.FileEmpty, [Name(file)]);
            }

            if (file.Bytes.Length > settings.LargestEvidence)
            {
                return (
                    FollowUpProblem.FileTooLarge,
                    [Name(file), (settings.LargestEvidence / 1024 / 1024).ToString(CultureInfo.InvariantCulture)]);
            }

            if (MediaType(file) is null)
            {
                return (FollowUpProblem.FileTypeNotAllowed, [Name(file)]);
            }
        }

        return null;
    }

    /// <summary>Stores files without fault.</summary>
    /// <returns>Their hashes, for the ledger.</returns>
    public static async Task<IReadOnlyList<string>> StoreAsync(
        Session session,
        IReadOnlyList<EvidenceUpload> files,
        EvidenceSubject subject,
        long subjectId,
        string actor,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var hashes = new List<string>();
        foreach (var file in files)
        {
            var stored = new StoredEvidence
            {
                SubjectKind = subject,
                SubjectId = subjectId,
                FileName = Name(file),
                MediaType = MediaType(file)!,
                SizeBytes = file.Bytes.Length,
                Sha256 = Hash(file.Bytes.Span),
                Actor = actor,
                ReceivedAt = now,
            };
            await new EvidenceRepository(session).InsertAsync(stored, file.Bytes.ToArray(), cancellationToken);
            hashes.Add(stored.Sha256);
        }

        return hashes;
    }

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Null for a kind that is not kept.</summary>
    private static string? MediaType(EvidenceUpload file)
    {
        var signature = FileKind.Signature(file.Bytes.Span);
        return Path.GetExtension(Name(file)).ToLowerInvariant() switch
        {
            ".pdf" when signature == "pdf" => "application/pdf",
            ".png" when signature == "png" => "image/png",
            ".jpg" or ".jpeg" when signature == "jpeg" => "image/jpeg",
            ".docx" when Holds(file, "word/document.xml") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".xlsx" when Holds(file, "xl/workbook.xml") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".pptx" when Holds(file, "ppt/presentation.xml") => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ".ofd" when Holds(file, "OFD.xml") => "application/ofd",
            ".doc" or ".xls" or ".ppt" or ".wps" or ".et" when signature?.StartsWith("ole", StringComparison.Ordinal) == true
                => "application/x-ole-storage",
            ".txt" or ".csv" when signature is null && TextDecoder.Decode(file.Bytes.Span) is TextDecoder.Decoded => "text/plain",
            _ => null,
        };
    }

    /// <summary>Reads the archive's list of contents only; nothing is unpacked.</summary>
    private static bool Holds(EvidenceUpload file, string entry)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file.Bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            return archive.GetEntry(entry) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static string Name(EvidenceUpload file)
    {
        var last = file.FileName[(file.FileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var name = string.Concat(last.Where(letter => !char.IsControl(letter))).Trim();
        return name.Length <= LongestName ? name : name[^LongestName..];
    }
}
