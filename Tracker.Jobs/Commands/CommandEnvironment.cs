using System.Text;

namespace Tracker.Jobs.Commands;

/// <summary>What the commands touch of the process around them, so that tests can run them in their own.</summary>
internal sealed record CommandEnvironment
{
    public TextReader Input { get; init; } = TextReader.Null;

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Environment variables by name.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    public static CommandEnvironment OfProcess()
    {
        // Windows consoles start in a legacy code page, which has no room for Chinese.
        Console.OutputEncoding = new UTF8Encoding(false);
        return new CommandEnvironment
        {
            Input = Console.In,
            Output = Console.Out,
            Error = Console.Error,
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Variable = Environment.GetEnvironmentVariable,
        };
    }
}
