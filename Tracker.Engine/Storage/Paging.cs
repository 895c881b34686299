namespace Tracker.Engine.Storage;

/// <summary>Which rows of a long list are wanted.</summary>
/// <param name="Number">The page, from 1.</param>
/// <param name="Size">Rows a page, 1 to 500.</param>
public sealed record PageRequest(int Number = 1, int Size = 50)
{
    internal int Take => Math.Clamp(Size, 1, 500);

    internal long Skip => (long)(Math.Max(Number, 1) - 1) * Take;
}

/// <summary>One page of a list and how long the whole list is.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, int Number, int Size)
{
    public int Pages => (Total + Size - 1) / Size;
}
