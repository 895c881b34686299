using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Tracker.Jobs.Commands;

/// <summary>The usual help of a command, and then how it is really used.</summary>
internal sealed class HelpWithExamples(HelpAction inner, CommandContext context) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        // The library speaks Chinese but for these two of its words.
        using var usual = new StringWriter(context.Culture);
        var output = parseResult.InvocationConfiguration.Output;
        parseResult.InvocationConfiguration.Output = usual;
        var code = inner.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(usual.ToString()
            .Replace("Description:", context.Texts["Help.Description"], StringComparison.Ordinal)
            .Replace("(REQUIRED)", context.Texts["Help.Required"], StringComparison.Ordinal));

        if (context.Texts.Find($"{NameOf(parseResult.CommandResult)}.Examples") is { } examples)
        {
            output.WriteLine(context.Texts["Help.Examples"]);
            foreach (var line in examples.Split('\n'))
            {
                output.WriteLine($"  {line}");
            }

            output.WriteLine();
        }

        return code;
    }

    /// <summary>The words that call the command: agencies import.</summary>
    private static string NameOf(CommandResult result) => result.Parent switch
    {
        null => "tracker",
        CommandResult { Parent: not null } above => $"{NameOf(above)} {result.Command.Name}",
        _ => result.Command.Name,
    };
}
