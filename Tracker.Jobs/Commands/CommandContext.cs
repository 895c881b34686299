using System.Globalization;
using Tracker.Engine.Exports.Wording;
using Tracker.Jobs.Terminal;
using Tracker.Jobs.Wording;

namespace Tracker.Jobs.Commands;

/// <summary>What every command needs: its language, its screen, and the process around it.</summary>
internal sealed class CommandContext
{
    private const string LanguageOption = "--language";

    private CommandContext(CommandEnvironment environment, CultureInfo culture)
    {
        Environment = environment;
        Texts = new Texts(culture);
        Words = new Words(culture);
        Screen = new Screen(environment.Output, environment.Error, environment.OutputIsTerminal, environment.ErrorIsTerminal);
    }

    public CommandEnvironment Environment { get; }

    public CultureInfo Culture => Texts.Culture;

    public Texts Texts { get; }

    public Words Words { get; }

    public Screen Screen { get; }

    /// <summary>
    /// The language must be known before the arguments are parsed, because help and parse errors are texts too; so it is
    /// looked for by hand: the option first, then TRACKER_LANGUAGE, else Chinese.
    /// </summary>
    public static CommandContext Of(IReadOnlyList<string> args, CommandEnvironment environment)
    {
        var language = environment.Variable("TRACKER_LANGUAGE");
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == LanguageOption && i + 1 < args.Count)
            {
                language = args[i + 1];
            }
            else if (args[i].StartsWith(LanguageOption + "=", StringComparison.Ordinal))
            {
                language = args[i][(LanguageOption.Length + 1)..];
            }
        }

        var isEnglish = language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        return new CommandContext(environment, (isEnglish ? Words.English : Words.Chinese).Culture);
    }
}
