using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Linking.Training;
using Tracker.Engine.Pipeline;

namespace Tracker.Jobs.Commands;

/// <summary>tracker train: fits the link model and measures it on agencies that it has not seen.</summary>
internal sealed class TrainCommand : TrackerCommand
{
    private readonly Argument<string[]> gold;
    private readonly Option<string> output;
    private readonly Option<bool> crossValidate;
    private readonly Option<bool> force;
    private readonly Option<string?> version;
    private readonly Option<TrainingMix[]> weights;
    private readonly Option<bool> reviewed;
    private readonly TrackerDatabase database;

    public TrainCommand(CommandContext context)
        : base("train", context)
    {
        gold = new Argument<string[]>("GOLD") { Description = Help("Gold"), Arity = ArgumentArity.OneOrMore };
        output = new Option<string>("--out") { Description = Help("Out"), HelpName = "FILE", Required = true };
        crossValidate = new Option<bool>("--cross-validate") { Description = Help("CrossValidate") };
        version = new Option<string?>("--model-version") { Description = Help("Version"), HelpName = "VERSION" };
        force = new Option<bool>("--force") { Description = Help("Force") };
        weights = new Option<TrainingMix[]>("--weight")
        {
            Description = Help("Weight"), HelpName = "SET=RANK,VERDICT", CustomParser = TrainingMix.Parse, DefaultValueFactory = _ => [],
        };
        reviewed = new Option<bool>("--reviewed") { Description = Help("Reviewed") };
        database = new TrackerDatabase(context);
        Add(gold);
        Add(output);
        Add(crossValidate);
        Add(version);
        Add(weights);
        Add(reviewed);
        Add(database.Option);
        Add(force);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (await GoldLibrary.LoadAsync(arguments.GetRequiredValue(gold), Context, cancellationToken) is not { } labelled
            || await WithReviewedAsync(labelled, arguments, cancellationToken) is not { } entries)
        {
            return ExitCode.Refused;
        }

        foreach (var mix in arguments.GetValue(weights)!)
        {
            mix.Apply(entries);
        }

        var (isForced, showsTable) = (arguments.GetValue(force), arguments.GetValue(crossValidate));
        var path = arguments.GetRequiredValue(output);
        HeldOutScore? heldOut = null;
        if (showsTable || !isForced)
        {
            if (!CrossValidation.IsPossible(entries))
            {
                Context.Screen.Refuse(Name, Context.Texts["train.OneGroup"], Context.Texts["train.OneGroup.Advice"]);
                return ExitCode.Refused;
            }

            heldOut = await CrossValidateAsync(entries, showsTable, cancellationToken);
            if (!isForced && await PresentAsync(path, entries, heldOut, cancellationToken) is { } present && heldOut.IsWorseThan(present))
            {
                Context.Screen.Refuse(
                    path,
                    Context.Texts.Format("train.Worse", ScoreTable.Rate(heldOut.Overall), ScoreTable.Rate(present.Overall)),
                    Context.Texts["train.Worse.Advice"]);
                return ExitCode.Refused;
            }
        }

        var name = arguments.GetValue(version)
            ?? Context.Environment.Time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var model = LinkTrainer.Fit([.. entries.Select(entry => entry.Pair)], name);
        await ModelFile.WriteAsync(path, model, heldOut, cancellationToken);
        Context.Screen.Line(Context.Texts.Format("train.Written", path, name, entries.Count));
        return ExitCode.Done;
    }

    /// <summary>Adds what reviewers decided in the database, where it is asked for, as the set "reviewed"; null where there is no database.</summary>
    private async Task<IReadOnlyList<GoldEntry>?> WithReviewedAsync(IReadOnlyList<GoldEntry> entries, ParseResult arguments, CancellationToken cancellationToken)
    {
        if (!arguments.GetValue(reviewed))
        {
            return entries;
        }

        await using var services = database.OpenExisting(arguments);
        if (services is null)
        {
            return null;
        }

        var pairs = await services.GetRequiredService<ReviewedPairs>().ReadAsync(cancellationToken);
        Context.Screen.Note(Context.Texts.Format(
            "train.ReviewedFound", pairs.Sum(pair => pair.Labels.Units.Count), pairs.Count(pair => pair.Labels.Units.Count > 0), pairs.Sum(pair => pair.Passed)));
        return
        [
            .. entries,
            .. pairs.Where(pair => pair.Labels.Units.Count > 0).Select(pair => new GoldEntry(
                "reviewed", new TrainingPair($"{pair.Agency}/{pair.Year}", pair.Agency, pair.Labels, pair.From, pair.To, pair.Reading))),
        ];
    }

    /// <summary>Each agency is judged by a model that has seen none of its reports.</summary>
    private async Task<HeldOutScore> CrossValidateAsync(IReadOnlyList<GoldEntry> entries, bool showsTable, CancellationToken cancellationToken)
    {
        var scores = await Context.Screen.ProgressAsync(Context.Texts["train.CrossValidating"], CrossValidation.Folds(entries), done => Task.Run(
            () => CrossValidation.Run(entries, seen => LinkTrainer.Fit([.. seen.Select(entry => entry.Pair)], "held out"), done, cancellationToken),
            cancellationToken));
        if (showsTable)
        {
            Context.Screen.Heading(Help("HeldOut"));
            Context.Screen.Table(ScoreTable.Of(scores, Context));
        }

        return HeldOutScore.Of([.. scores.Select(score => score.Score)]);
    }

    /// <summary>
    /// What the new model must not fall behind: the figures the model at the same place reached on these pairs unseen. One
    /// that does not say, or was measured on others, is scored here; having seen some of them, it may look better than it is.
    /// </summary>
    private async Task<HeldOutScore?> PresentAsync(
        string path,
        IReadOnlyList<GoldEntry> entries,
        HeldOutScore reached,
        CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        if (await ModelFile.HeldOutOfAsync(path, cancellationToken) is { } noted && noted.Pairs == reached.Pairs)
        {
            return noted;
        }

        if (await ModelFile.ReadAsync(path, Context, cancellationToken) is not { } present)
        {
            return null;
        }

        Context.Screen.Note(Context.Texts["train.PresentMayHaveSeen"]);
        return HeldOutScore.Of([.. entries.Select(entry => entry.Pair.Score(present))]);
    }
}
