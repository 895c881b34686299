using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>A file to be imported as an annual report.</summary>
public sealed record ImportRequest
{
    /// <summary>The file's name without its folder; its ending says how it is read.</summary>
    public required string FileName { get; init; }

    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Who imports.</summary>
    public required string Actor { get; init; }

    /// <summary>For which agencies the importer may hand in; a new agency needs the whole tree.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The agency's code, name or short name; null to take the one the text names. A new name makes a new agency.</summary>
    public string? Agency { get; init; }

    /// <summary>The year under review; null to take the one the text names.</summary>
    public int? ReviewedYear { get; init; }

    /// <summary>
    /// Replaces the report that stands for the agency and year. Without this a second file is refused: which of two files is
    /// the right one is for a person to say.
    /// </summary>
    public bool IsCorrection { get; init; }

    /// <summary>Takes <see cref="ReviewedYear"/> although the text names another year.</summary>
    public bool Force { get; init; }
}

/// <summary>What became of an import. Nothing is stored unless it is <see cref="Imported"/> or <see cref="Corrected"/>.</summary>
public abstract record ImportResult
{
    private ImportResult()
    {
    }

    /// <summary>The agency's first report for the year.</summary>
    public sealed record Imported(ImportedReport Report) : ImportResult;

    /// <summary>A new version stands; the one before is kept, and decisions on unchanged sentences live on.</summary>
    /// <param name="Report">The version that stands now.</param>
    /// <param name="PreviousReportId">The version it replaces.</param>
    /// <param name="DecisionsKept">Decisions in force whose commitments stand in the new version too.</param>
    /// <param name="DecisionsWaiting">Decisions whose commitments are no longer found; they stay on record.</param>
    public sealed record Corrected(ImportedReport Report, long PreviousReportId, int DecisionsKept, int DecisionsWaiting) : ImportResult;

    /// <summary>Exactly this file is there already.</summary>
    /// <param name="Report">The report made from it.</param>
    /// <param name="IsCurrent">False where a correction has replaced it since.</param>
    public sealed record Unchanged(StoredReport Report, bool IsCurrent) : ImportResult;

    /// <param name="Problem">Why.</param>
    /// <param name="Values">What a person needs to know, in the order given at the problem.</param>
    public sealed record Refused(ImportProblem Problem, IReadOnlyList<string> Values) : ImportResult
    {
        internal static Refused Because(ImportProblem problem, params IReadOnlyList<string> values) => new(problem, values);
    }
}

/// <param name="Commitments">How many were found.</param>
/// <param name="Outcomes">How many were found.</param>
/// <param name="AgencyIsNew">Whether the agency was created for this report.</param>
public sealed record ImportedReport(StoredReport Report, string AgencyName, int Commitments, int Outcomes, bool AgencyIsNew);

/// <summary>Why a file was not imported.</summary>
public enum ImportProblem
{
    /// <summary>Values: what was seen. Also for the five below.</summary>
    Empty,
    Binary,
    UnknownEncoding,
    UnsupportedFormat,
    TooLarge,
    NoText,

    /// <summary>The text names no agency, or several, and none was given.</summary>
    AgencyUndecided,

    /// <summary>The agency given is neither known nor a Chinese name that a new agency could have. Values: what was given.</summary>
    AgencyUnknown,

    /// <summary>The importer does not answer for this agency. Values: the agency as given or named in the text.</summary>
    AgencyOutside,

    /// <summary>Several agencies have this short name. Values: the name, their codes.</summary>
    AgencyAmbiguous,

    /// <summary>The text does not say which year it reviews, and none was given.</summary>
    YearUndecided,

    /// <summary>Values: the year given, the year the text names. Can be forced.</summary>
    YearContradictsText,

    /// <summary>The year lies in the future or before 1949. Values: the year.</summary>
    YearImplausible,

    /// <summary>
    /// Another file stands for the agency and year; import as a correction to replace it. Values: agency, year, that file's
    /// name, its version, when it was received.
    /// </summary>
    OtherReportForYear,

    /// <summary>The very same file stands under another agency or year; correct that report instead. Values: agency, year.</summary>
    SameFileElsewhere,

    /// <summary>Another report of the agency already plans the same year. Values: agency, plan year, the file's name.</summary>
    OtherReportForPlanYear,

    /// <summary>There are neither commitments nor outcomes in it. Values: none.</summary>
    NothingFound,

    /// <summary>A correction was asked for and there is nothing to correct. Values: agency, year.</summary>
    NothingToCorrect,
}
