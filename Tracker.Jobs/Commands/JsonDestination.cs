using System.CommandLine;
using System.Text;
using Tracker.Jobs.Terminal;

namespace Tracker.Jobs.Commands;

/// <summary>The option --json [OUT] of commands whose result is a document: a file, or standard output for "-" or nothing.</summary>
internal sealed class JsonDestination
{
    private const string StandardOutput = "-";

    public JsonDestination(CommandContext context)
    {
        Option = new Option<string?>("--json")
        {
            Description = context.Texts["Option.JsonTo"],
            HelpName = "OUT",
            Arity = ArgumentArity.ZeroOrOne,
        };
    }

    public Option<string?> Option { get; }

    public bool IsWanted(ParseResult arguments) => arguments.GetResult(Option) is not null;

    /// <summary>Writes the document and says where it went, unless it went to standard output.</summary>
    public async Task WriteAsync<T>(ParseResult arguments, CommandContext context, T document, CancellationToken cancellationToken)
    {
        var json = JsonText.Of(document);
        if (arguments.GetValue(Option) is { Length: > 0 } path and not StandardOutput)
        {
            await File.WriteAllTextAsync(path, json + '\n', new UTF8Encoding(false), cancellationToken);
            context.Screen.Line(context.Texts.Format("Json.Written", path));
        }
        else
        {
            await context.Screen.Output.WriteLineAsync(json.AsMemory(), cancellationToken);
        }
    }
}
