using Tracker.Engine.Linking;
using Tracker.Engine.Linking.Training;

namespace Tracker.Jobs.Commands;

/// <summary>Measures training on agencies that the model has not seen.</summary>
internal static class CrossValidation
{
    /// <summary>With more agencies than this, several are held out together: each fold costs a whole training.</summary>
    private const int MostFolds = 10;

    /// <summary>Whether there is more than one agency, so that one can be held out.</summary>
    public static bool IsPossible(IReadOnlyList<GoldEntry> entries) =>
        entries.Select(entry => entry.Pair.Group).Distinct(StringComparer.Ordinal).Skip(1).Any();

    public static int Folds(IReadOnlyList<GoldEntry> entries) => Parted(entries).Count;

    /// <summary>Each agency is judged by a model that <paramref name="fit"/> gives for the pairs of the others.</summary>
    public static List<(string Set, PairScore Score)> Run(
        IReadOnlyList<GoldEntry> entries, Func<IReadOnlyList<GoldEntry>, LinkModel> fit, Action done, CancellationToken cancellationToken)
    {
        var found = new List<(string Set, PairScore Score)>();
        foreach (var fold in Parted(entries))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var model = fit([.. entries.Except(fold)]);
            found.AddRange(fold.Select(entry => (entry.Set, entry.Pair.Score(model))));
            done();
        }

        return found;
    }

    private static List<List<GoldEntry>> Parted(IReadOnlyList<GoldEntry> entries) =>
    [
        .. entries.GroupBy(entry => entry.Pair.Group)
            .Select((group, i) => (Group: group, Fold: i % MostFolds))
            .GroupBy(group => group.Fold, group => group.Group)
            .Select(fold => fold.SelectMany(group => group).ToList()),
    ];
}
