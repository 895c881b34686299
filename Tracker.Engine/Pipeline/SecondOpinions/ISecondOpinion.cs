namespace Tracker.Engine.Pipeline.SecondOpinions;

/// <summary>Somebody who may say which of the statements answers a promise.</summary>
internal interface ISecondOpinion
{
    /// <summary>Who answers, as reasons name it.</summary>
    string Name { get; }

    /// <summary>Which statement answers. Whatever goes wrong on the way is an exception.</summary>
    Task<Opinion> AskAsync(string promise, IReadOnlyList<string> statements, CancellationToken cancellationToken);
}

/// <summary>What came of asking.</summary>
internal abstract record Opinion
{
    private Opinion()
    {
    }

    /// <param name="Statement">Index of the statement meant.</param>
    /// <param name="Quote">The words of that statement that are meant.</param>
    public sealed record Chosen(int Statement, string Quote) : Opinion;

    /// <summary>No statement was preferred.</summary>
    public sealed record None : Opinion;

    /// <summary>An answer that cannot be held to the text.</summary>
    public sealed record Unusable(string Because) : Opinion;
}
