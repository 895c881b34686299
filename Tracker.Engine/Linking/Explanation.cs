using System.Globalization;
using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Outcomes;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Linking;

/// <summary>Says why a statement is evidence and why a verdict was reached, as data with the places to highlight.</summary>
internal static class Explanation
{
    private const int MostWords = 6;
    private const int MostKin = 3;
    private const float SameSectionFrom = 0.5f;

    public static IReadOnlyList<Reason> OfLink(ReportPair pair, FrameAlignment frame, Promise promise, Compared statement)
    {
        var commitment = promise.Commitment;
        var answer = pair.Answers[statement.Answer];
        var outcome = answer.Outcome;
        var reasons = new List<Reason>();
        AddTitles(reasons, commitment, outcome);
        AddObject(reasons, frame, promise, answer, statement);
        AddList(reasons, promise, outcome);
        AddAmounts(reasons, commitment, answer, statement.Window);
        var kin = KnownKin.Of(promise, answer);
        AddKin(reasons, kin, commitment, outcome);
        var words = SharedRuns.Of(commitment, outcome, [.. kin.Where(one => one.Kinship != Kinship.Sibling).Select(one => one.Promised)]);
        if (words.Shared.Count > 0)
        {
            reasons.Add(new Reason(
                ReasonCode.SharedWords, [.. words.Shared.Take(MostWords).Select(run => run.Words)],
                [.. words.Shared.Take(MostWords).Select(run => run.Promise)], [.. words.Shared.Take(MostWords).SelectMany(run => run.Evidence)]));
        }

        if (words.Missing.Count > 0)
        {
            reasons.Add(new Reason(
                ReasonCode.MissingWords, [.. words.Missing.Take(MostWords).Select(run => run.Words)],
                [.. words.Missing.Take(MostWords).Select(run => run.Promise)], []));
        }

        AddWording(reasons, commitment, outcome, pair.PlanYear);
        if (statement.Features[(int)LinkFeature.HeadingLikeness] >= SameSectionFrom)
        {
            reasons.Add(new Reason(ReasonCode.SameSection, [LastHeading(commitment.Heading), LastHeading(outcome.Heading)]));
        }

        return reasons;
    }

    public static IReadOnlyList<Reason> OfVerdict(Promise promise, Link? best, Verdict verdict, Commitment? promisedAgain)
    {
        var reasons = new List<Reason>();
        if (promise.Commitment.Kind == CommitmentKind.Direction)
        {
            reasons.Add(new Reason(ReasonCode.NotVerifiable));
        }

        if (verdict == Verdict.Silent)
        {
            reasons.Add(new Reason(ReasonCode.NothingClose));
        }

        if (best is not null)
        {
            reasons.AddRange(best.Reasons.Where(reason => IsTelling(reason.Code, verdict)));
        }

        if (promisedAgain is not null)
        {
            reasons.Add(new Reason(ReasonCode.PromisedAgain, [promisedAgain.Text]));
        }

        return reasons;
    }

    private static bool IsTelling(ReasonCode code, Verdict verdict) => verdict == Verdict.Silent
        ? code is ReasonCode.MissingWords or ReasonCode.OtherTitle or ReasonCode.OtherObject or ReasonCode.Sibling
        : code is not (ReasonCode.SharedWords or ReasonCode.SameSection);

    private static void AddTitles(List<Reason> reasons, Commitment commitment, Outcome outcome)
    {
        foreach (var title in commitment.Titles.Where(title => title.IsDocument))
        {
            var closest = outcome.Titles.Where(other => other.IsDocument).MaxBy(other => TitleLikeness.Of(title.Text, other.Text));
            if (closest is not null)
            {
                reasons.Add(TitleLikeness.Of(title.Text, closest.Text) >= TitleLikeness.Same
                    ? new Reason(ReasonCode.SameTitle, [title.Text], [title.Span], [closest.Span])
                    : new Reason(ReasonCode.OtherTitle, [title.Text, closest.Text], [title.Span], [closest.Span]));
            }
        }
    }

    /// <summary>Names what stands in the object's place where the statement otherwise repeats the promise.</summary>
    private static void AddObject(List<Reason> reasons, FrameAlignment frame, Promise promise, Answer answer, Compared statement)
    {
        if (statement.Features[(int)LinkFeature.FrameMatched] < PairStyle.FrameFrom || statement.Features[(int)LinkFeature.ObjectReplaced] < PairStyle.ReplacedFrom)
        {
            return;
        }

        var (commitment, outcome) = (promise.Commitment, answer.Outcome);
        var (start, end) = PairComparer.Place(answer, statement.Window);
        var aligned = frame.Align(commitment.Text, promise.Object, outcome.Text, start, end);

        // One telling character (the 到 of 压缩到, where the report says 为) is no object.
        if (!aligned.Reported.IsEmpty && CharactersOfObject(promise.Object, aligned.Promised) > 1
            && PromisedObject.IsThing(aligned.Promised.Of(commitment.Text)) && PromisedObject.IsThing(aligned.Reported.Of(outcome.Text)))
        {
            reasons.Add(new Reason(
                ReasonCode.OtherObject, [aligned.Promised.Text(commitment.Text), aligned.Reported.Text(outcome.Text)],
                [aligned.Promised.Shift(commitment.Span.Start)], [aligned.Reported.Shift(outcome.Span.Start)]));
        }
    }

    private static void AddKin(List<Reason> reasons, IReadOnlyList<KnownKin> kin, Commitment commitment, Outcome outcome)
    {
        foreach (var one in kin.OrderBy(one => one.Kinship).Take(MostKin))
        {
            var code = one.Kinship switch
            {
                Kinship.Same => ReasonCode.Synonym,
                Kinship.Instance => ReasonCode.Instance,
                _ => ReasonCode.Sibling,
            };
            reasons.Add(new Reason(
                code, [one.Promised.Text(commitment.Text), one.Reported.Text(outcome.Text)],
                [one.Promised.Shift(commitment.Span.Start)], [one.Reported.Shift(outcome.Span.Start)]));
        }
    }

    private static int CharactersOfObject(PromisedObject about, TextSpan words)
    {
        var count = 0;
        for (var i = words.Start; i < words.End; i++)
        {
            count += about.Weights[i] > 0 ? 1 : 0;
        }

        return count;
    }

    private static void AddList(List<Reason> reasons, Promise promise, Outcome outcome)
    {
        var text = promise.Commitment.Text;
        var (told, missing) = ListCoverage.Of(text, promise.Object.Listed, outcome.Text);
        if (told.Count > 0 && missing.Count > 0)
        {
            string Named(List<TextSpan> items) => string.Join('、', items.Select(item => item.Text(text)));
            reasons.Add(new Reason(
                ReasonCode.PartOfList, [Named(told), Named(missing)], [.. missing.Select(item => item.Shift(promise.Commitment.Span.Start))], []));
        }
    }

    private static void AddAmounts(List<Reason> reasons, Commitment commitment, Answer answer, Window window)
    {
        var figures = PairComparer.FiguresNear(answer, window);
        foreach (var check in FigureChecker.Check(commitment.Text, commitment.Figures, answer.Outcome.Text, figures))
        {
            var target = Words(check.Target);
            reasons.Add(check.Verdict switch
            {
                FigureVerdict.Met => new Reason(ReasonCode.FigureMet, [target, check.Words], [check.Target.Span], check.Places),
                FigureVerdict.FallsShort => new Reason(ReasonCode.FigureShort, [target, check.Words], [check.Target.Span], check.Places),
                _ => new Reason(ReasonCode.FigureNotReported, [target], [check.Target.Span], []),
            });
        }
    }

    private static void AddWording(List<Reason> reasons, Commitment commitment, Outcome outcome, int planYear)
    {
        if (CompletionWording.Cue(outcome.Text, outcome.Completion) is { } cue)
        {
            var at = outcome.Span.Start + outcome.Text.IndexOf(cue, StringComparison.Ordinal);
            var code = outcome.Completion switch
            {
                Completion.Done => ReasonCode.SaysDone,
                Completion.UnderWay => ReasonCode.SaysUnderWay,
                _ => ReasonCode.SaysNotDone,
            };
            reasons.Add(new Reason(code, [cue], [], [new TextSpan(at, at + cue.Length)]));
        }

        if (JudgementFeatures.IsLate(commitment, outcome, planYear) is { } late)
        {
            reasons.Add(new Reason(ReasonCode.Late, [Day(commitment.Deadline!.Value.Due), Day(late.Due)], [commitment.Deadline.Value.Span], [late.Span]));
        }

        if (outcome.Part == ReportPart.Shortcomings)
        {
            reasons.Add(new Reason(ReasonCode.AmongShortcomings));
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The figure with its sign of comparison: ≥98%.</summary>
    private static string Words(Figure figure)
    {
        var sign = figure.Comparison switch
        {
            FigureComparison.AtLeast => "≥",
            FigureComparison.AtMost => "≤",
            FigureComparison.About => "≈",
            FigureComparison.IncreaseBy => "+",
            FigureComparison.DecreaseBy => "-",
            _ => "",
        };
        return sign + figure.Value.ToString("0.####", CultureInfo.InvariantCulture) + figure.Unit;
    }

    private static string LastHeading(string path)
    {
        var cut = path.LastIndexOf(Statements.HeadingSeparator, StringComparison.Ordinal);
        return cut < 0 ? path : path[(cut + Statements.HeadingSeparator.Length)..];
    }
}
