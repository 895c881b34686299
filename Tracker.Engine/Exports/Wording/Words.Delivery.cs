using Tracker.Engine.Storage;

namespace Tracker.Engine.Exports.Wording;

public sealed partial class Words
{
    /// <summary>What an administrator can do about a message that was not sent.</summary>
    public string Advice(DeliveryProblem problem) => Text($"{nameof(DeliveryProblem)}.{problem}.Advice");
}
