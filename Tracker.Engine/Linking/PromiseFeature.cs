using Tracker.Engine.Commitments;

namespace Tracker.Engine.Linking;

/// <summary>What a promise alone says of its chance to be answered.</summary>
internal enum PromiseFeature
{
    IsTarget,
    IsAction,
    IsDirection,
    HasDocument,
    Length,

    /// <summary>Logarithm of the number of statements it is held against, in tenths: more statements, more chance likeness.</summary>
    Statements,
}

internal static class PromiseFeatures
{
    public static float[] Of(Commitment commitment, int statements) =>
    [
        commitment.Kind == CommitmentKind.Target ? 1 : 0,
        commitment.Kind == CommitmentKind.Action ? 1 : 0,
        commitment.Kind == CommitmentKind.Direction ? 1 : 0,
        commitment.Titles.Any(title => title.IsDocument) ? 1 : 0,
        MathF.Log(1 + commitment.Text.Length) / 5f,
        MathF.Log(1 + statements) / 10f,
    ];
}
