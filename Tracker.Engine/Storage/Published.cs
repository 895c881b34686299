using Tracker.Engine.Language;
using Tracker.Engine.Linking;

namespace Tracker.Engine.Storage;

/// <summary>A figure with its place in the text as published.</summary>
public sealed record PublishedFigure(decimal Value, string Unit, FigureComparison Comparison, int Start, int End);

/// <summary>A cited name with its place in the text as published.</summary>
public sealed record PublishedTitle(string Text, bool IsDocument, int Start, int End);

/// <summary>A reason with its places in the two texts as published.</summary>
/// <param name="Promise">Places in the promising report.</param>
/// <param name="Evidence">Places in the answering report.</param>
public sealed record PublishedReason(
    ReasonCode Code,
    IReadOnlyList<string> Values,
    IReadOnlyList<PublishedSpan> Promise,
    IReadOnlyList<PublishedSpan> Evidence);

/// <summary>What a person should look at in an imported report.</summary>
public enum ReportDoubt
{
    NoArrangements,
    NoOutcomes,
    ReviewedYearUndecided,
    PlanYearUndecided,
    AgencyUndecided,
    YearsContradict,
    ArrangementsGuessedFromContent,

    /// <summary>The agency that was given is not the one the text names.</summary>
    AgencyContradictsText,

    /// <summary>The year that was given by force is not the one the text names.</summary>
    YearContradictsText,

    /// <summary>The text promises nothing that can be followed up, although it has arrangements.</summary>
    NoCommitments,
}

/// <summary>The value of a <see cref="Accountability.DecisionKind.CorrectMetadata"/> decision.</summary>
/// <param name="PublishedOn">Null where the report does not say.</param>
public sealed record MetadataCorrection(long AgencyId, int ReviewedYear, int PlanYear, DateOnly? PublishedOn = null);
