using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Outcomes;

namespace Tracker.Engine.Linking;

/// <summary>Gathers what decides the verdict on one ranked promise.</summary>
internal static class JudgementFeatures
{
    public static readonly int Count = Enum.GetValues<JudgementFeature>().Length;

    private const int Considered = 3;

    public static float[] Of(ReportPair pair, Ranking ranking, float promisedAgain)
    {
        var values = new float[Count];
        var commitment = pair.Promises[ranking.Promise].Commitment;
        var top = ranking.Statements.AsSpan(0, Math.Min(Considered, ranking.Statements.Length));
        Set(JudgementFeature.NothingLogit, MathF.Log((float)((ranking.Nothing + 1e-6) / (1 - ranking.Nothing + 1e-6))));
        Set(JudgementFeature.LeastUncoveredRun, 1);
        Set(JudgementFeature.RarestMissing, 1);
        if (top.Length > 0)
        {
            var best = top[0];
            Set(JudgementFeature.TopProbability, (float)best.Probability);
            Set(JudgementFeature.TopLead, top.Length > 1 ? best.Score - top[1].Score : 0);
            Set(JudgementFeature.TopScore, best.Score);
            foreach (var (feature, from) in OfBest)
            {
                Set(feature, best.Features[(int)from]);
            }

            foreach (var statement in top)
            {
                Raise(JudgementFeature.BestCoverage, statement, LinkFeature.Coverage);
                Raise(JudgementFeature.BestWindowCosine, statement, LinkFeature.WindowCosine);
                Raise(JudgementFeature.BestWindowCoverage, statement, LinkFeature.WindowCoverage);
                Raise(JudgementFeature.TailCoverage, statement, LinkFeature.TailCoverage);
                Raise(JudgementFeature.SameDocument, statement, LinkFeature.SameDocument);
                Lower(JudgementFeature.LeastUncoveredRun, statement, LinkFeature.UncoveredRun);
                Lower(JudgementFeature.RarestMissing, statement, LinkFeature.RarestMissing);
            }

            Set(JudgementFeature.Late, IsLate(commitment, pair.Answers[best.Answer].Outcome, pair.PlanYear) is null ? 0 : 1);
        }

        Set(JudgementFeature.PromisedAgain, promisedAgain);
        Set(JudgementFeature.IsTarget, commitment.Kind == CommitmentKind.Target ? 1 : 0);
        Set(JudgementFeature.IsAction, commitment.Kind == CommitmentKind.Action ? 1 : 0);
        Set(JudgementFeature.IsDirection, commitment.Kind == CommitmentKind.Direction ? 1 : 0);
        Set(JudgementFeature.HasDocument, commitment.Titles.Any(title => title.IsDocument) ? 1 : 0);
        Set(JudgementFeature.PromiseLength, MathF.Log(1 + commitment.Text.Length) / 5f);
        return values;

        void Set(JudgementFeature feature, float value) => values[(int)feature] = value;
        void Raise(JudgementFeature feature, Compared statement, LinkFeature from) =>
            values[(int)feature] = MathF.Max(values[(int)feature], statement.Features[(int)from]);
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

    private static readonly (JudgementFeature Feature, LinkFeature From)[] OfBest =
    [
        (JudgementFeature.OtherDocument, LinkFeature.OtherDocument),
        (JudgementFeature.QuotedMissing, LinkFeature.QuotedMissing),
        (JudgementFeature.AmountMet, LinkFeature.AmountMet),
        (JudgementFeature.AmountShort, LinkFeature.AmountShort),
        (JudgementFeature.AmountAbsent, LinkFeature.AmountAbsent),
        (JudgementFeature.SaysDone, LinkFeature.SaysDone),
        (JudgementFeature.SaysUnderWay, LinkFeature.SaysUnderWay),
        (JudgementFeature.SaysNotDone, LinkFeature.SaysNotDone),
        (JudgementFeature.AmongShortcomings, LinkFeature.AmongShortcomings),
    ];
}
