using System.Text;
using Microsoft.Extensions.Configuration;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Commands;

/// <summary>What the commands touch of the process around them, so that tests can run them in their own.</summary>
internal sealed record CommandEnvironment
{
    private const string VariablePrefix = "env:";

    public TextReader Input { get; init; } = TextReader.Null;

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Environment variables by name.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>A setting by its name with colons: of the environment, which writes two underscores, else of the configuration.</summary>
    public string? Setting(string name) => Variable(name.Replace(":", "__", StringComparison.Ordinal)) ?? Configuration[name];

    /// <summary>
    /// The text itself, or what the variable holds that it names with env:. A connection string with a password stays out of
    /// the list of processes that way.
    /// </summary>
    /// <exception cref="DatabaseProblemException">There is no such variable.</exception>
    public string? Resolved(string? text)
    {
        if (text is null || !text.StartsWith(VariablePrefix, StringComparison.Ordinal))
        {
            return text;
        }

        var name = text[VariablePrefix.Length..];
        return Variable(name) is { Length: > 0 } value ? value : throw new DatabaseProblemException(DatabaseProblem.VariableMissing, name);
    }

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
