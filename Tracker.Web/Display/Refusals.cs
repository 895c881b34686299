using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;

namespace Tracker.Web.Display;

internal static class Refusals
{
    /// <summary>Why a decision was not recorded, with what a person needs to know in it.</summary>
    public static string Describe(this DecisionResult.Refused refused, Words words) =>
        string.Format(words.Culture, words.Name(refused.Problem), [.. refused.Values]);
}
