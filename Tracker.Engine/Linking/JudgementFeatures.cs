using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Outcomes;

namespace Tracker.Engine.Linking;

/// <summary>Gathers what decides the verdict on one ranked promise.</summary>
internal static class JudgementFeatures
{
    /// <summary>The names of the features in order: those of the judgement, then those of the best statement.</summary>
    public static readonly string[] Names =
        [.. Enum.GetNames<JudgementFeature>(), .. Enum.GetNames<LinkFeature>().Take(OfStatement).Select(name => "Best." + name)];

    /// <summary>The features from here on only serve to tell candidates apart.</summary>
    private const int OfStatement = (int)LinkFeature.CosineOfBest;

    private static readonly int Own = Enum.GetValues<JudgementFeature>().Length;

    private const int Considered = 3;

    public static float[] Of(ReportPair pair, ReportStanding standing, Ranking ranking, float promisedAgain)
    {
        var values = new float[Names.Length];
        var commitment = pair.Promises[ranking.Promise].Commitment;
        var top = ranking.Statements.AsSpan(0, Math.Min(Considered, ranking.Statements.Length));
        var nothing = ReportStanding.NothingLogit(ranking);
        Set(JudgementFeature.NothingLogit, nothing);
        Set(JudgementFeature.LeastUncoveredRun, 1);
        Set(JudgementFeature.LeastReplaced, 1);
        if (top.Length > 0)
        {
            var best = top[0];
            best.Features.AsSpan(0, OfStatement).CopyTo(values.AsSpan(Own));
            Set(JudgementFeature.TopProbability, (float)best.Probability);
            Set(JudgementFeature.TopLead, top.Length > 1 ? best.Score - top[1].Score : 0);
            Set(JudgementFeature.TopScore, best.Score);
            foreach (var statement in top)
            {
                Raise(JudgementFeature.BestCoverage, statement, LinkFeature.Coverage);
                Raise(JudgementFeature.BestWindowCosine, statement, LinkFeature.WindowCosine);
                Raise(JudgementFeature.BestMeaningCoverage, statement, LinkFeature.MeaningCoverage);
                Raise(JudgementFeature.BestAligned, statement, LinkFeature.AlignedMatched);
                Raise(JudgementFeature.BestObjectCoverage, statement, LinkFeature.ObjectCoverage);
                Lower(JudgementFeature.LeastUncoveredRun, statement, LinkFeature.UncoveredRun);
                Lower(JudgementFeature.LeastReplaced, statement, LinkFeature.AlignedReplaced);
                Raise(JudgementFeature.AnyNotDone, statement, LinkFeature.SaysNotDone);
                Raise(JudgementFeature.AnyNotDone, statement, LinkFeature.AmongShortcomings);
                RaiseMatched(JudgementFeature.NotDoneMatched, statement, LinkFeature.SaysNotDone);
                RaiseMatched(JudgementFeature.ShortcomingMatched, statement, LinkFeature.AmongShortcomings);
                Raise(JudgementFeature.AnyAmountMet, statement, LinkFeature.AmountMet);
                Raise(JudgementFeature.AnyAmountShort, statement, LinkFeature.AmountShort);
            }

            Set(JudgementFeature.Late, IsLate(commitment, pair.Answers[best.Answer].Outcome, pair.PlanYear) is null ? 0 : 1);
        }

        Set(JudgementFeature.PromisedAgain, promisedAgain);
        Set(JudgementFeature.IsTarget, commitment.Kind == CommitmentKind.Target ? 1 : 0);
        Set(JudgementFeature.IsAction, commitment.Kind == CommitmentKind.Action ? 1 : 0);
        Set(JudgementFeature.IsDirection, commitment.Kind == CommitmentKind.Direction ? 1 : 0);
        Set(JudgementFeature.HasDocument, commitment.Titles.Any(title => title.IsDocument) ? 1 : 0);
        Set(JudgementFeature.PromiseLength, MathF.Log(1 + commitment.Text.Length) / 5f);
        var sentence = pair.Promises[ranking.Promise].Sentence.Members;
        Set(JudgementFeature.SentenceNothingLogit, sentence.Min(member => ReportStanding.NothingLogit(standing[member])));
        foreach (var member in sentence)
        {
            foreach (var statement in standing[member].Statements.AsSpan(0, Math.Min(Considered, standing[member].Statements.Length)))
            {
                Raise(JudgementFeature.SentenceCoverage, statement, LinkFeature.Coverage);
                Raise(JudgementFeature.SentenceMeaningCoverage, statement, LinkFeature.MeaningCoverage);
            }
        }

        Set(JudgementFeature.IsWholeSentence, sentence.Length == 1 ? 1 : 0);
        Set(JudgementFeature.NothingStanding, standing.StandingOfNothing(ranking));
        Set(JudgementFeature.CoverageStanding, standing.StandingOfCoverage(ranking));
        Set(JudgementFeature.CosineStanding, standing.StandingOfCosine(ranking));
        if (top.Length > 0 && standing.Rival(sentence, top[0].Answer) is { } rival)
        {
            Set(JudgementFeature.RivalProbability, (float)rival.Probability);
            Set(JudgementFeature.RivalLead, Math.Clamp(top[0].Score - rival.Score, -10, 10));
        }

        var (near, literal) = (PairStyle.NearMissOf(ranking), PairStyle.LiteralOf(ranking));
        Set(JudgementFeature.BestNearMiss, near);
        Set(JudgementFeature.BestLiteral, literal);
        Set(JudgementFeature.PairNothing, standing.Nothing);
        Set(JudgementFeature.PairCosine, standing.Cosine);
        Set(JudgementFeature.PairSpread, standing.Spread);
        Set(JudgementFeature.PairNearMiss, standing.Style.NearMiss);
        Set(JudgementFeature.PairUnlike, standing.Style.Unlike);
        Set(JudgementFeature.PairStatements, MathF.Log(1 + pair.Answers.Length) / 5f);
        var coverage = values[(int)JudgementFeature.BestCoverage];
        var place = values[(int)JudgementFeature.CosineStanding];
        Set(JudgementFeature.NothingByNearMiss, nothing * standing.Style.NearMiss);
        Set(JudgementFeature.CoverageByNearMiss, coverage * standing.Style.NearMiss);
        Set(JudgementFeature.StandingByNearMiss, place * standing.Style.NearMiss);
        Set(JudgementFeature.CopyByNearMiss, near * standing.Style.NearMiss);
        Set(JudgementFeature.NothingBySpread, nothing * standing.Spread);
        Set(JudgementFeature.CoverageBySpread, coverage * standing.Spread);
        Set(JudgementFeature.StandingBySpread, place * standing.Spread);
        Set(JudgementFeature.CopyBySpread, near * standing.Spread);
        var both = standing.Style.NearMiss * standing.Spread * 4;
        Set(JudgementFeature.NothingByBoth, nothing * both);
        Set(JudgementFeature.CoverageByBoth, coverage * both);
        Set(JudgementFeature.StandingByBoth, place * both);
        return values;

        void Set(JudgementFeature feature, float value) => values[(int)feature] = value;
        void Raise(JudgementFeature feature, Compared statement, LinkFeature from) =>
            values[(int)feature] = MathF.Max(values[(int)feature], statement.Features[(int)from]);
        void RaiseMatched(JudgementFeature feature, Compared statement, LinkFeature from) =>
            values[(int)feature] = MathF.Max(values[(int)feature], statement.Features[(int)from] * statement.Features[(int)LinkFeature.MeaningWindowCoverage]);
        void Lower(JudgementFeature feature, Compared statement, LinkFeature from) =>
            values[(int)feature] = MathF.Min(values[(int)feature], statement.Features[(int)from]);
    }

    /// <summary>The date of delivery where the statement gives one after the stated deadline; null otherwise.</summary>
    public static Deadline? IsLate(Commitment commitment, Outcome outcome, int planYear)
    {
        if (commitment.Deadline is not { } deadline || outcome.Completion is Completion.NotDone)
        {
            return null;
        }

        var delivered = Deadlines.ReadDate(outcome.Text, new TextSpan(0, outcome.Text.Length), planYear);
        return delivered is { } date && date.Due > deadline.Due && date.Due.Year == planYear
            ? date with { Span = date.Span.Shift(outcome.Span.Start) }
            : null;
    }
}
