using System.CommandLine;
using System.Globalization;
using Tracker.Engine.Linking.Training;
using Tracker.Jobs.Terminal;

namespace Tracker.Jobs.Commands;

/// <summary>tracker ablate: what each group of features, and each further labelled pair, is worth on agencies not seen.</summary>
internal sealed class AblateCommand : TrackerCommand
{
    private static readonly double[] Shares = [0.125, 0.25, 0.5, 1];

    private readonly Argument<string[]> gold;
    private readonly Option<bool> curve;
    private readonly Option<TrainingMix[]> weights;

    public AblateCommand(CommandContext context)
        : base("ablate", context)
    {
        gold = new Argument<string[]>("GOLD") { Description = Help("Gold"), Arity = ArgumentArity.OneOrMore };
        curve = new Option<bool>("--curve") { Description = Help("Curve") };
        weights = new Option<TrainingMix[]>("--weight")
        {
            Description = context.Texts["train.Weight"], HelpName = "SET=RANK,VERDICT", CustomParser = TrainingMix.Parse, DefaultValueFactory = _ => [],
        };
        Add(gold);
        Add(curve);
        Add(weights);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (await GoldLibrary.LoadAsync(arguments.GetRequiredValue(gold), Context, cancellationToken) is not { } entries)
        {
            return ExitCode.Refused;
        }

        if (!CrossValidation.IsPossible(entries))
        {
            Context.Screen.Refuse(Name, Context.Texts["train.OneGroup"], Help("OneGroup.Advice"));
            return ExitCode.Refused;
        }

        foreach (var mix in arguments.GetValue(weights)!)
        {
            mix.Apply(entries);
        }

        var table = NewTable(entries);
        if (arguments.GetValue(curve))
        {
            foreach (var share in Shares)
            {
                var links = Part(entries, share).Count;
                await AddAsync(table, Context.Texts.Format("ablate.Links", links), entries, seen => Part(seen, share), null, cancellationToken);
            }
        }
        else
        {
            await AddAsync(table, Help("Everything"), entries, seen => seen, null, cancellationToken);
            foreach (var group in Enum.GetValues<FeatureGroup>())
            {
                await AddAsync(table, $"-{group}", entries, seen => seen, group, cancellationToken);
            }
        }

        Context.Screen.Table(table);
        return ExitCode.Done;
    }

    private TextTable NewTable(IReadOnlyList<GoldEntry> entries)
    {
        var table = new TextTable().Column("");
        foreach (var set in entries.Select(entry => entry.Set).Distinct(StringComparer.Ordinal))
        {
            foreach (var figure in new[] { "RecallAt1", "RecallAt3", "Accuracy", "Auc" })
            {
                table.Column($"{set} {Context.Texts[$"score.{figure}"]}", isNumber: true);
            }
        }

        return table;
    }

    private async Task AddAsync(
        TextTable table,
        string name,
        IReadOnlyList<GoldEntry> entries,
        Func<IReadOnlyList<GoldEntry>, IReadOnlyList<GoldEntry>> choose,
        FeatureGroup? without,
        CancellationToken cancellationToken)
    {
        var scores = await Context.Screen.ProgressAsync(name, CrossValidation.Folds(entries), done => Task.Run(
            () => CrossValidation.Run(
                entries, seen => LinkTrainer.Fit([.. choose(seen).Select(entry => entry.Pair)], name, without), done, cancellationToken),
            cancellationToken));
        var figures = entries.Select(entry => entry.Set).Distinct(StringComparer.Ordinal)
            .Select(set => ScoreSummary.Of([.. scores.Where(score => score.Set == set).Select(score => score.Score)]))
            .SelectMany(sum => new[] { sum.RecallAt1, sum.RecallAt3, sum.StatusAccuracy, sum.FlagAuc });
        table.Row([name, .. figures.Select(figure => (Cell)figure.ToString("0.000", CultureInfo.InvariantCulture))]);
    }

    /// <summary>The same share of every set, at least one pair of each.</summary>
    private static List<GoldEntry> Part(IReadOnlyList<GoldEntry> entries, double share) =>
        [.. entries.GroupBy(entry => entry.Set).SelectMany(set => set.Take(Math.Max(1, (int)Math.Round(set.Count() * share))))];
}
