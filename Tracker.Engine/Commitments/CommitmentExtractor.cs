using Tracker.Engine.Reports;

namespace Tracker.Engine.Commitments;

/// <summary>Finds the commitments in a report's arrangements.</summary>
public static class CommitmentExtractor
{
    public static IReadOnlyList<Commitment> Extract(ReportText text, Outline outline) => throw new NotImplementedException();
}
