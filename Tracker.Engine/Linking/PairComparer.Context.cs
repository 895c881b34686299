using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Outcomes;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Linking;

/// <summary>The features that come from names, amounts and places rather than from the overlap of words.</summary>
internal sealed partial class PairComparer
{
    private const int LongestRunTerms = 40;

    private int LongestRun(int[] promise, int[] answer)
    {
        // The classic table of common substrings, one row at a time; both sides are short.
        Span<int> row = stackalloc int[LongestRunTerms + 1];
        var length = Math.Min(promise.Length, LongestRunTerms);
        var longest = 0;
        var going = false;
        foreach (var term in answer)
        {
            if (inPromise[term] != promiseStamp)
            {
                if (going)
                {
                    row.Clear();
                    going = false;
                }

                continue;
            }

            going = true;

            for (var i = length; i > 0; i--)
            {
                row[i] = promise[i - 1] == term ? row[i - 1] + 1 : 0;
                longest = Math.Max(longest, row[i]);
            }
        }

        return Math.Min(longest, 20);
    }

    private static void Names(Commitment commitment, Outcome outcome, Span<float> values)
    {
        var documents = 0;
        float likeness = 0;
        foreach (var title in commitment.Titles)
        {
            if (title.IsDocument)
            {
                documents++;
                foreach (var other in outcome.Titles)
                {
                    likeness = MathF.Max(likeness, other.IsDocument ? TitleLikeness.Of(title.Text, other.Text) : 0);
                }
            }
            else if (outcome.Text.Contains(title.Text, StringComparison.Ordinal))
            {
                values[(int)LinkFeature.QuotedShared] = 1;
            }
            else
            {
                values[(int)LinkFeature.QuotedMissing] = 1;
            }
        }

        if (documents > 0)
        {
            values[(int)LinkFeature.DocumentLikeness] = likeness;
            values[(int)LinkFeature.SameDocument] = likeness >= TitleLikeness.Same ? 1 : 0;
            values[(int)LinkFeature.OtherDocument] = likeness < TitleLikeness.Same && outcome.Titles.Any(title => title.IsDocument) ? 1 : 0;
        }
    }

    private static void Amounts(Promise promise, Answer answer, Window window, Span<float> values)
    {
        if (promise.Commitment.Figures.Count == 0)
        {
            return;
        }

        var checks = FigureChecker.Check(promise.Commitment.Text, promise.Commitment.Figures, answer.Outcome.Text, FiguresNear(answer, window));
        foreach (var check in checks)
        {
            values[(int)(check.Verdict switch
            {
                FigureVerdict.Met => LinkFeature.AmountMet,
                FigureVerdict.FallsShort => LinkFeature.AmountShort,
                _ => LinkFeature.AmountAbsent,
            })] = 1;
            if (check.IsOnlyCandidate)
            {
                values[(int)(check.Verdict == FigureVerdict.Met ? LinkFeature.OnlyAmountMet : LinkFeature.OnlyAmountShort)] = 1;
            }

            if (check.IsSameAmount)
            {
                values[(int)LinkFeature.SameAmount] = 1;
            }

            if (check.Reported is not null)
            {
                values[(int)LinkFeature.SameUnit] = 1;
            }
        }
    }

    /// <summary>The statement's amounts, those within the best window first.</summary>
    public static IReadOnlyList<Figure> FiguresNear(Answer answer, Window window)
    {
        var figures = answer.Outcome.Figures;
        if (figures.Count < 2 || window.End <= window.Start)
        {
            return figures;
        }

        var start = answer.Outcome.Span.Start + answer.Terms.Places[window.Start];
        var end = answer.Outcome.Span.Start + answer.Terms.Places[window.End - 1] + 8;
        bool IsWithin(Figure figure) => figure.Span.Start >= start && figure.Span.Start <= end;
        return figures.All(IsWithin) ? figures : [.. figures.Where(IsWithin), .. figures.Where(figure => !IsWithin(figure))];
    }

    private void Context(Promise promise, Answer answer, Span<float> values)
    {
        var outcome = answer.Outcome;
        values[(int)LinkFeature.Distance] = (float)Math.Abs(promise.Commitment.Position - outcome.Position);
        values[(int)LinkFeature.HeadingLikeness] = Likeness(promise.Heading, answer.Heading);
        values[(int)LinkFeature.SurroundingsLikeness] = SurroundingsCosine(promise.Surroundings, answer.Surroundings);
        values[(int)LinkFeature.SentenceCosine] = SentenceCosine(promise.Sentence, answer);
        values[(int)LinkFeature.SentenceMeaningCosine] = Meaning.Cosine(promise.Sentence.Mean, answer.Meaning.Mean);
        values[(int)LinkFeature.AmongShortcomings] = outcome.Part == ReportPart.Shortcomings ? 1 : 0;
        values[(int)LinkFeature.AmongLeaders] = outcome.Part == ReportPart.FirstResponsible ? 1 : 0;
        values[(int)LinkFeature.SaysDone] = outcome.Completion == Completion.Done ? 1 : 0;
        values[(int)LinkFeature.SaysUnderWay] = outcome.Completion == Completion.UnderWay ? 1 : 0;
        values[(int)LinkFeature.SaysNotDone] = outcome.Completion == Completion.NotDone ? 1 : 0;
        values[(int)LinkFeature.StatementLength] = MathF.Log(1 + answer.Terms.Terms.Length) / 10f;
    }

    private float SurroundingsCosine(Surroundings promise, Surroundings answer)
    {
        float dot = 0;
        foreach (var term in answer.Terms)
        {
            dot += aroundPromise[term] == promiseStamp ? pair.Space.Idf(term) * pair.Space.Idf(term) : 0;
        }

        return Share(dot, promise.Norm * answer.Norm);
    }

    private float SentenceCosine(SentenceContext sentence, Answer answer)
    {
        float dot = 0;
        foreach (var term in sentence.Terms)
        {
            dot += inAnswer[term] == answerStamp ? pair.Space.Idf(term) * pair.Space.Idf(term) : 0;
        }

        return Share(dot, sentence.Norm * answer.Norm);
    }

    /// <summary>Cosine of two headings; the same heading occurs often, so results are kept.</summary>
    private float Likeness(TermSequence left, TermSequence right)
    {
        if (headings.TryGetValue((left, right), out var known))
        {
            return known;
        }

        float dot = 0;
        foreach (var term in left.Distinct)
        {
            if (Array.BinarySearch(right.Distinct, term) >= 0)
            {
                dot += pair.Space.Idf(term) * pair.Space.Idf(term);
            }
        }

        return headings[(left, right)] = Share(dot, pair.Space.Norm(left) * pair.Space.Norm(right));
    }

    private readonly Dictionary<(TermSequence, TermSequence), float> headings = [];
}
