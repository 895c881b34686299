using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;

namespace Tracker.Web.Display;

/// <summary>Why something was not done, in words.</summary>
internal static class FollowUpProblems
{
    /// <summary>Null where it was done.</summary>
    public static string? Problem<T>(this Words words, FollowUpResult<T> result) => result switch
    {
        FollowUpResult<T>.Refused refused => words.Describe(refused.Problem, refused.Values),
        FollowUpResult<T>.ChangedMeanwhile => words.ChangedMeanwhile(),
        _ => null,
    };
}
