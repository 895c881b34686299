using System.CommandLine;
using System.Text;
using Tracker.Engine.Language;
using Tracker.Engine.Linking.Training;

namespace Tracker.Jobs.Commands;

/// <summary>tracker train-lexicon: learns words and their vectors from background text.</summary>
internal sealed class TrainLexiconCommand : TrackerCommand
{
    private const int DefaultEpochs = 5;

    private readonly Argument<string[]> background;
    private readonly Option<string> output;
    private readonly Option<int> epochs;

    public TrainLexiconCommand(CommandContext context)
        : base("train-lexicon", context)
    {
        background = new Argument<string[]>("BACKGROUND") { Description = Help("Background"), Arity = ArgumentArity.OneOrMore };
        output = new Option<string>("--out") { Description = Help("Out"), HelpName = "FILE", Required = true };
        epochs = new Option<int>("--epochs") { Description = Help("Epochs"), HelpName = "N", DefaultValueFactory = _ => DefaultEpochs };
        epochs.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var given) && given < 1)
            {
                result.AddError(Help("Epochs.TooFew"));
            }
        });
        Add(background);
        Add(output);
        Add(epochs);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var collected = new StringBuilder();
        foreach (var path in arguments.GetRequiredValue(background))
        {
            if (!File.Exists(path))
            {
                Context.Screen.Refuse(path, Context.Texts["Refusal.NoFile"], Context.Texts["Refusal.NoFile.Advice"]);
                return ExitCode.Refused;
            }

            await BackgroundText.AppendAsync(path, collected, cancellationToken);
        }

        var text = collected.Replace("\u200b", "").ToString();
        var words = LexiconTrainer.Learn(text);
        if (words.Count == 0)
        {
            Context.Screen.Refuse(Name, Help("NoWords"));
            return ExitCode.Refused;
        }

        Context.Screen.Line(Context.Texts.Format("train-lexicon.Words", text.Length, words.Count));
        var vectors = Learn(text, words, arguments.GetValue(epochs));
        var target = arguments.GetRequiredValue(output);
        await using var file = File.Create(target);
        Lexicon.Write(file, [.. words.Select(word => word.Word)], [.. words.Select(word => word.Logarithm)], vectors);
        Context.Screen.Line(Context.Texts.Format("train-lexicon.Written", target));
        return ExitCode.Done;
    }

    /// <summary>The text is parted with the words just learned, and their vectors are learned from that.</summary>
    private static sbyte[] Learn(string text, List<(string Word, float Logarithm)> words, int epochs)
    {
        using var draft = new MemoryStream();
        Lexicon.Write(
            draft, [.. words.Select(word => word.Word)], [.. words.Select(word => word.Logarithm)], new sbyte[words.Count * Lexicon.Dimensions]);
        draft.Position = 0;
        var segmenter = new Segmenter(Lexicon.Read(draft));
        List<int[]> lines = [.. text.Split('\n').Select(line => segmenter.Split(line).Select(word => word.Id).ToArray()).Where(line => line.Length > 1)];
        var counts = new int[words.Count];
        foreach (var word in lines.SelectMany(line => line).Where(word => word >= 0))
        {
            counts[word]++;
        }

        return new VectorTrainer(counts, Lexicon.Dimensions).Train(lines, epochs);
    }
}
