using Tracker.Engine.Storage;

namespace Tracker.Web.Pages.Answers;

/// <summary>What an office pointed at for a promise, and what the visitor may do about it.</summary>
/// <param name="CommitmentId">The promise in the report that stands.</param>
/// <param name="Claims">Oldest first.</param>
/// <param name="MayDecide">Whether the visitor may confirm or reject.</param>
/// <param name="MayPointOut">Whether the visitor may point at another.</param>
/// <param name="Actor">Who looks at it: nobody decides on what they said themselves.</param>
/// <param name="Back">Where to go on afterwards; null for the promise itself.</param>
public sealed record AnswerClaimsView(
    long CommitmentId,
    IReadOnlyList<StoredAnswerClaim> Claims,
    bool MayDecide,
    bool MayPointOut,
    string Actor,
    string? Back = null);
