namespace Tracker.Engine.Pipeline.SecondOpinions;

public enum SemanticKind
{
    /// <summary>A chat model that is asked which statement answers.</summary>
    Chat,

    /// <summary>An embedding model whose nearest statement counts.</summary>
    Embedding,
}

/// <summary>
/// Where a language model may be asked about uncertain evidence: an OpenAI-compatible service, as a rule on the same machine or
/// network. Without an endpoint nothing is asked, and nothing depends on the answers.
/// </summary>
public sealed class SemanticOptions
{
    /// <summary>The section the hosts read: Tracker:Semantic.</summary>
    public const string Section = "Tracker:Semantic";

    /// <summary>The service's base address, such as http://127.0.0.1:8080/v1; null switches it off.</summary>
    public Uri? Endpoint { get; set; }

    public SemanticKind Kind { get; set; }

    /// <summary>The model's name as the service knows it.</summary>
    public string Model { get; set; } = "default";

    /// <summary>The service's key, where it wants one; from the environment, never from a file in the project.</summary>
    public string? Key { get; set; }

    /// <summary>How long one answer may take, in seconds.</summary>
    public double TimeoutSeconds { get; set; } = 10;

    /// <summary>How long all answers for one agency's year may take, in seconds; what is left then stays as the engine ranked it.</summary>
    public double SecondsPerYear { get; set; } = 60;
}
