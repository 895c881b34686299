using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>The features that ask whether promise and statement are about the same object.</summary>
internal sealed partial class PairComparer
{
    /// <summary>A word is found from this share of its characters on.</summary>
    private const float FoundFrom = 0.5f;

    private readonly FrameAlignment frame = new();
    private bool[] found = new bool[128];

    private void Objects(Promise promise, Answer answer, Window window, Span<float> values)
    {
        var about = promise.Object;
        values[(int)LinkFeature.ListTold] = 1;
        if (about.Listed.Count > 0)
        {
            var (told, missing) = ListCoverage.Of(promise.Commitment.Text, about.Listed, answer.Outcome.Text);
            values[(int)LinkFeature.ListTold] = (float)told.Count / about.Listed.Count;
            values[(int)LinkFeature.ListPartlyTold] = told.Count > 0 && missing.Count > 0 ? 1 : 0;
        }

        if (about.Total <= 0)
        {
            return;
        }

        var aligned = Aligned(promise, answer, window, values);
        values[(int)LinkFeature.FrameMatched] = aligned.Matched;
        values[(int)LinkFeature.ObjectReplaced] = aligned.Replaced;
        values[(int)LinkFeature.ObjectDropped] = aligned.Dropped;
        values[(int)LinkFeature.NearMiss] = aligned.Matched * aligned.Replaced;
        MarkFound(promise);
        ObjectWords(promise, values);
        Senses(promise, values);
        OtherThing(promise, answer, aligned, values);
    }

    /// <summary>What stands in the heaviest replaced place. <see cref="Senses"/> comes first.</summary>
    private void OtherThing(Promise promise, Answer answer, FrameAlignment.Result aligned, Span<float> values)
    {
        var (text, statement) = (promise.Commitment.Text, answer.Outcome.Text);
        var (promised, reported) = (aligned.Promised, aligned.Reported);
        if (promised.IsEmpty || reported.IsEmpty || !PromisedObject.IsThing(promised.Of(text)) || !PromisedObject.IsThing(reported.Of(statement)))
        {
            return;
        }

        var share = 0f;
        for (var i = promised.Start; i < promised.End; i++)
        {
            share += found[i] ? 0 : promise.Object.Weights[i] * (1 - MathF.Max(0, bySense[i]));
        }

        share /= promise.Object.Total;
        var goesOn = promised.Start > 0 && reported.Start > 0 && text[promised.Start - 1] == statement[reported.Start - 1]
            && promised.End < text.Length && reported.End < statement.Length && text[promised.End] == statement[reported.End];
        values[(int)LinkFeature.OtherThing] = share;
        values[(int)LinkFeature.OtherThingInside] = goesOn ? share : 0;
        values[(int)LinkFeature.OtherThingAkin] = share * AkinTo(promise.Meaning, promised, answer.Meaning, reported);
        values[(int)LinkFeature.FrameWithOtherThing] = share * aligned.Matched;
    }

    /// <summary>How akin the words of one place are to those of another, 0 to 1.</summary>
    private float AkinTo(Meaning promise, TextSpan promised, Meaning answer, TextSpan reported)
    {
        var (firstRow, endRow) = WordsOf(promise, promised);
        var (firstColumn, endColumn) = WordsOf(answer, reported);
        float sum = 0, total = 0;
        for (var i = firstRow; i < endRow; i++)
        {
            sum += promise.Weights[i] * Highest(akin.AsSpan((i * answer.Words.Length) + firstColumn, endColumn - firstColumn));
            total += promise.Weights[i];
        }

        return total > 0 ? sum / total : 0;
    }

    private FrameAlignment.Result Aligned(Promise promise, Answer answer, Window window, ReadOnlySpan<float> values)
    {
        // Where no two neighbouring characters are the same, nothing can be laid along anything.
        if (values[(int)LinkFeature.WindowCoverage] <= 0)
        {
            return new(0, 0, 1, default, default);
        }

        var (start, end) = Place(answer, window);
        return frame.Align(promise.Commitment.Text, promise.Object, answer.Outcome.Text, start, end);
    }

    /// <summary>Where the window stands in the statement's text.</summary>
    public static (int Start, int End) Place(Answer answer, Window window)
    {
        if (window.End <= window.Start)
        {
            return (0, answer.Outcome.Text.Length);
        }

        var end = answer.Terms.Places[window.End - 1] + 2;
        return (answer.Terms.Places[window.Start], Math.Min(end, answer.Outcome.Text.Length));
    }

    private void MarkFound(Promise promise)
    {
        var length = promise.Commitment.Text.Length;
        if (found.Length < length + 1)
        {
            found = new bool[length * 2];
        }

        Array.Clear(found, 0, length + 1);
        var terms = promise.Terms;
        for (var i = 0; i < terms.Terms.Length; i++)
        {
            if (inAnswer[terms.Terms[i]] == answerStamp)
            {
                found[terms.Places[i]] = true;
                found[terms.Places[i] + 1] = true;
            }
        }
    }

    private void ObjectWords(Promise promise, Span<float> values)
    {
        float covered = 0, missing = 0, head = 0;
        foreach (var word in promise.Object.Words)
        {
            var span = promise.Meaning.Words[word].Span;
            var share = 0f;
            for (var i = span.Start; i < span.End; i++)
            {
                share += found[i] ? 1f / span.Length : 0;
            }

            var weight = promise.Meaning.Weights[word];
            covered += weight * share;
            missing = share < FoundFrom ? MathF.Max(missing, weight) : missing;
            head = share;
        }

        values[(int)LinkFeature.ObjectCoverage] = covered / promise.Object.Total;
        values[(int)LinkFeature.ObjectMissing] = missing / 8f;
        values[(int)LinkFeature.ObjectHead] = head;
    }
}
