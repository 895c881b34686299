using Tracker.Engine.Commitments;

namespace Tracker.Engine.Linking;

/// <summary>Finds promises that are made again in the next report's arrangements.</summary>
public static class CarryOverFinder
{
    public static IReadOnlyList<CarriedOver> Find(IReadOnlyList<Commitment> earlier, IReadOnlyList<Commitment> later) =>
        throw new NotImplementedException();
}
