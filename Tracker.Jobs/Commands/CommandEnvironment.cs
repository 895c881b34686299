using System.Text;
using Microsoft.Extensions.Configuration;

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

    /// <summary>The settings: appsettings.json of the current folder, and over it the environment, where alone secrets stand.</summary>
    public IConfiguration Configuration { get; init; } = new ConfigurationBuilder().Build();

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
            Configuration = new ConfigurationBuilder()
                .SetBasePath(Environment.CurrentDirectory)
                .AddJsonFile("appsettings.json", optional: true)
                .AddEnvironmentVariables()
                .Build(),
        };
    }
}
