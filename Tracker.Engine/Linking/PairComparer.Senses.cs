using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>The features that come from what is known of meanings: the same said otherwise, an instance of it, a mere sibling.</summary>
internal sealed partial class PairComparer
{
    /// <summary>How far words of expressions that mean the same, or an instance, count as akin.</summary>
    private const float SameAkin = 0.9f;
    private const float InstanceAkin = 0.7f;

    private readonly List<(int Sense, Kinship Kinship, int Next)> relations = new(256);
    private readonly List<(int Promised, int Told, Kinship Kinship)> kinFound = new(64);
    private readonly int[] relationsOf = new int[Thesaurus.Shipped.Count];
    private readonly int[] relatedStamp = new int[Thesaurus.Shipped.Count];
    private float[] bySense = new float[128];

    /// <summary>Notes for every expression how it stands to the promise's own.</summary>
    private void MarkSenses(Promise promise)
    {
        relations.Clear();
        for (var i = 0; i < promise.Meaning.Senses.Length; i++)
        {
            var expression = promise.Meaning.Senses[i].Expression;
            Relate(expression, i, Kinship.Same);
            foreach (var kin in Thesaurus.Shipped.KinOf(expression))
            {
                Relate(kin.Expression, i, kin.Kinship);
            }
        }

        void Relate(int expression, int sense, Kinship kinship)
        {
            var next = relatedStamp[expression] == promiseStamp ? relationsOf[expression] : -1;
            relatedStamp[expression] = promiseStamp;
            relationsOf[expression] = relations.Count;
            relations.Add((sense, kinship, next));
        }
    }

    private void FindKin(Answer answer)
    {
        kinFound.Clear();
        var senses = answer.Meaning.Senses;
        for (var i = 0; i < senses.Length; i++)
        {
            var expression = senses[i].Expression;
            for (var at = relatedStamp[expression] == promiseStamp ? relationsOf[expression] : -1; at >= 0; at = relations[at].Next)
            {
                kinFound.Add((relations[at].Sense, i, relations[at].Kinship));
            }
        }
    }

    /// <summary>Corrects the likeness of words by what is known of the expressions they stand in.</summary>
    private void CorrectAkin(Meaning promise, Meaning answer)
    {
        foreach (var (promised, told, kinship) in kinFound)
        {
            var (left, right) = (promise.Senses[promised], answer.Senses[told]);
            if (left.Expression == right.Expression)
            {
                continue;
            }

            var (firstColumn, endColumn) = WordsOf(answer, right.Span);
            var (firstRow, endRow) = WordsOf(promise, left.Span);
            for (var i = firstRow; i < endRow; i++)
            {
                for (var j = firstColumn; j < endColumn; j++)
                {
                    ref var likeness = ref akin[(i * answer.Words.Length) + j];
                    likeness = kinship switch
                    {
                        Kinship.Same => MathF.Max(likeness, SameAkin),
                        Kinship.Instance => MathF.Max(likeness, InstanceAkin),
                        _ => likeness < 1 ? 0 : likeness,
                    };
                }
            }
        }
    }

    private static (int First, int End) WordsOf(Meaning meaning, TextSpan span)
    {
        var first = 0;
        while (first < meaning.Words.Length && meaning.Words[first].Span.End <= span.Start)
        {
            first++;
        }

        var end = first;
        while (end < meaning.Words.Length && meaning.Words[end].Span.Start < span.End)
        {
            end++;
        }

        return (first, end);
    }

    /// <summary>How much of the promise's object is there in any known wording. <see cref="MarkFound"/> comes first.</summary>
    private void Senses(Promise promise, Span<float> values)
    {
        var about = promise.Object;
        var length = promise.Commitment.Text.Length;
        if (bySense.Length < length)
        {
            bySense = new float[length * 2];
        }

        bySense.AsSpan(0, length).Clear();
        foreach (var (sense, _, kinship) in kinFound)
        {
            if (kinship != Kinship.Sibling)
            {
                var covered = kinship == Kinship.Same ? 1 : InstanceAkin;
                foreach (ref var share in Characters(promise, sense))
                {
                    share = MathF.Max(share, covered);
                }
            }
        }

        float same = 0, instance = 0, whole = 0;
        for (var i = 0; i < length; i++)
        {
            var share = found[i] ? 1 : bySense[i];
            whole += about.Weights[i] * share;
            same += !found[i] && bySense[i] == 1 ? about.Weights[i] : 0;
            instance += !found[i] && bySense[i] is > 0 and < 1 ? about.Weights[i] : 0;
        }

        values[(int)LinkFeature.SenseCoverage] = whole / about.Total;
        values[(int)LinkFeature.SenseSame] = same / about.Total;
        values[(int)LinkFeature.SenseInstance] = instance / about.Total;
        values[(int)LinkFeature.SenseMissing] = Missing(promise) / 8f;
        values[(int)LinkFeature.SiblingInstead] = SiblingInstead(promise) / about.Total;
    }

    private Span<float> Characters(Promise promise, int sense)
    {
        var span = promise.Meaning.Senses[sense].Span;
        return bySense.AsSpan(span.Start, span.Length);
    }

    private float Missing(Promise promise)
    {
        var missing = 0f;
        foreach (var word in promise.Object.Words)
        {
            var span = promise.Meaning.Words[word].Span;
            var share = 0f;
            for (var i = span.Start; i < span.End; i++)
            {
                share += (found[i] ? 1 : bySense[i]) / span.Length;
            }

            missing = share < FoundFrom ? MathF.Max(missing, promise.Meaning.Weights[word]) : missing;
        }

        return missing;
    }

    /// <summary>Weight of the promise's expressions that the statement lacks in any wording while it has a sibling of them.</summary>
    private float SiblingInstead(Promise promise)
    {
        var instead = 0f;
        foreach (var (sense, _, kinship) in kinFound)
        {
            if (kinship != Kinship.Sibling)
            {
                continue;
            }

            var span = promise.Meaning.Senses[sense].Span;
            foreach (ref var share in Characters(promise, sense))
            {
                // Taken once: the next sibling finds it covered.
                instead += share == 0 ? promise.Object.Weights[span.Start] : 0;
                share = share == 0 ? -1 : share;
                span = span with { Start = span.Start + 1 };
            }
        }

        return instead;
    }
}
