using System.CommandLine;
using System.CommandLine.Parsing;

namespace Tracker.Jobs.Commands;

/// <summary>Says what is wrong with a command line, in the caller's language, and where its help is.</summary>
internal sealed class UsageErrors(CommandContext context)
{
    private const int ClosestTypo = 2;

    public async Task<int> TellAsync(ParseResult parsed)
    {
        foreach (var message in parsed.Errors.Select(error => Message(parsed, error)).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await context.Environment.Error.WriteLineAsync($"✗ {message}");
        }

        await context.Environment.Error.WriteLineAsync(context.Texts.Format("Usage.Help", Path(parsed.CommandResult)));
        return ExitCode.Usage;

        static string Path(CommandResult result) =>
            result.Parent is CommandResult above ? $"{Path(above)} {result.Command.Name}" : "tracker";
    }

    private string? Message(ParseResult parsed, ParseError error)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.FirstOrDefault(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal)) is { } unknown)
        {
            var names = unknown.StartsWith('-')
                ? command.Options.Select(option => option.Name)
                : command.Subcommands.Select(subcommand => subcommand.Name);
            var meant = names.FirstOrDefault(name => Distance(name, unknown) <= ClosestTypo);
            return meant is null ? context.Texts.Format("Usage.Unknown", unknown) : context.Texts.Format("Usage.Meant", unknown, meant);
        }

        if (command.Options.Concat(Recursive(parsed)).FirstOrDefault(option => Concerns(error, option)) is { } option)
        {
            return parsed.GetResult(option)?.Tokens is { Count: > 0 } given
                ? context.Texts.Format("Usage.BadValue", given[^1].Value, option.Name, option.HelpName)
                : context.Texts.Format("Usage.Missing", option.Name);
        }

        if (command.Arguments.FirstOrDefault(argument => error.SymbolResult is ArgumentResult { Tokens.Count: 0 } result && result.Argument == argument) is { } absent)
        {
            return context.Texts.Format("Usage.Missing", absent.Name);
        }

        // That no command was given goes without saying where an unknown one was.
        return command.Subcommands.Count == 0 || error.SymbolResult is not CommandResult ? error.Message
            : parsed.UnmatchedTokens.Count > 0 ? null : context.Texts["Usage.NoCommand"];
    }

    private static bool Concerns(ParseError error, Option option) =>
        (error.SymbolResult is OptionResult result && result.Option == option)
        || (error.SymbolResult is ArgumentResult { Parent: OptionResult owner } && owner.Option == option)
        || error.Message.Contains($"'{option.Name}'", StringComparison.Ordinal);

    private static IEnumerable<Option> Recursive(ParseResult parsed) => parsed.RootCommandResult.Command.Options.Where(option => option.Recursive);

    /// <summary>How many letters differ (Levenshtein).</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
