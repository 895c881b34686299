namespace Tracker.Engine.Linking.Training;

/// <summary>A labelled promise as the verdict sees it.</summary>
internal sealed record VerdictCase(float[] Features, GoldUnit Unit, bool IsLong, double Weight);

/// <summary>Fits the link model on labelled pairs: first the ranker, then the verdict on the ranker's out-of-fold scores.</summary>
internal static class LinkTrainer
{
    private const int Folds = 5;
    private const double RankPenalty = 0.002;
    private const double VerdictPenalty = 0.02;

    /// <param name="pairs">The labelled pairs, with their weights.</param>
    /// <param name="version">What the model is to be called.</param>
    /// <param name="without">A group of features to leave out, to see what it is worth; null for none.</param>
    public static LinkModel Fit(IReadOnlyList<TrainingPair> pairs, string version, FeatureGroup? without = null)
    {
        var rank = FitRank(pairs, without);
        var cases = OutOfFold(pairs, without);
        var silent = FitVerdict(cases, _ => true, unit => unit.Status == "silent");
        var missed = FitVerdict(cases, unit => unit.Status != "silent", unit => unit.Status == "missed");
        var fulfilled = FitVerdict(cases, unit => unit.Status is "fulfilled" or "progress", unit => unit.Status == "fulfilled");
        GenreModel Model(bool isLong) => new(rank[isLong].Rank, rank[isLong].Nothing, silent[isLong], missed[isLong], fulfilled[isLong]);
        return new LinkModel { Version = version, Genres = new(Model(false), Model(true)) };
    }

    internal static ByGenre<(LinearModel Rank, LinearModel Nothing)> FitRank(IReadOnlyList<TrainingPair> pairs, FeatureGroup? without = null)
    {
        var cases = new List<RankCase>();
        foreach (var pair in pairs)
        {
            foreach (var ranking in pair.Rankings)
            {
                var label = pair.Labels[ranking.Promise];
                bool[] right = [.. ranking.Statements.Select(statement => pair.Right[ranking.Promise].Contains(statement.Answer))];
                if (label is not null && pair.RankWeight > 0 && right.Contains(true) == (label.Evidence.Count > 0))
                {
                    cases.Add(new RankCase([.. ranking.Statements.Select(statement => Blank(statement.Features, j => FeatureGroups.Of((LinkFeature)j), without))], right, ranking.PromiseFeatures, pair.Pair.IsLong, pair.RankWeight));
                }
            }
        }

        return RankTrainer.Fit(cases, Enum.GetValues<PromiseFeature>().Length, RankPenalty);
    }

    /// <summary>The verdict's features as an unseen pair would give them: each fold ranked by a ranker that has not seen it.</summary>
    internal static List<VerdictCase> OutOfFold(IReadOnlyList<TrainingPair> pairs, FeatureGroup? without = null)
    {
        var groups = pairs.Select(pair => pair.Group).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var cases = new List<VerdictCase>();
        for (var fold = 0; fold < Math.Min(Folds, groups.Count); fold++)
        {
            bool IsHeld(TrainingPair pair) => groups.IndexOf(pair.Group) % Folds == fold;
            var rank = FitRank([.. pairs.Where(pair => !IsHeld(pair))], without);
            foreach (var pair in pairs.Where(IsHeld))
            {
                foreach (var ranking in pair.Rankings)
                {
                    ranking.Apply(rank[pair.Pair.IsLong].Rank, rank[pair.Pair.IsLong].Nothing);
                }

                var standing = new ReportStanding(pair.Pair, pair.Rankings);
                foreach (var ranking in pair.Rankings)
                {
                    if (pair.Labels[ranking.Promise] is { } unit)
                    {
                        var features = JudgementFeatures.Of(pair.Pair, standing, ranking, pair.PromisedAgain[ranking.Promise]);
                        cases.Add(new(Blank(features, FeatureGroups.OfJudgement, without), unit, pair.Pair.IsLong, pair.VerdictWeight));
                    }
                }
            }
        }

        return cases;
    }

    /// <summary>A column of noughts keeps the weight nought, so that the model never asks for it.</summary>
    private static float[] Blank(float[] features, Func<int, FeatureGroup> groupOf, FeatureGroup? without) =>
        without is null ? features : [.. features.Select((value, j) => groupOf(j) == without ? 0 : value)];

    private static ByGenre<LinearModel> FitVerdict(List<VerdictCase> cases, Func<GoldUnit, bool> include, Func<GoldUnit, bool> positive)
    {
        var chosen = cases.Where(one => one.Weight > 0 && include(one.Unit)).ToList();
        return LogisticTrainer.Fit(
            [.. chosen.Select(one => one.Features)], [.. chosen.Select(one => positive(one.Unit))], [.. chosen.Select(one => one.Weight)], [.. chosen.Select(one => one.IsLong)],
            JudgementFeatures.Names.Length, VerdictPenalty);
    }
}
