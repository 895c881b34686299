using Tracker.Engine.Commitments;

namespace Tracker.Engine.Linking;

/// <summary>How alike promises of two years are: the cosine of their weighted character pairs.</summary>
internal sealed class PromiseLikeness
{
    private readonly TermSpace space = new();
    private readonly TermSequence[] earlier;
    private readonly TermSequence[] later;
    private readonly float[] laterNorms;

    public PromiseLikeness(IReadOnlyList<Commitment> earlier, IReadOnlyList<Commitment> later)
    {
        this.earlier = [.. earlier.Select(commitment => space.Add(commitment.Text))];
        this.later = [.. later.Select(commitment => space.Add(commitment.Text))];
        space.Weigh();
        laterNorms = [.. this.later.Select(space.Norm)];
        marks = new int[space.Count];
    }

    private readonly int[] marks;
    private int stamp;

    /// <summary>The later promise most like the earlier one; (-1, 0) where there is none.</summary>
    public (int Later, float Likeness) Closest(int index)
    {
        var terms = earlier[index];
        var norm = space.Norm(terms);
        var mark = ++stamp;
        foreach (var term in terms.Distinct)
        {
            marks[term] = mark;
        }

        var (best, likeness) = (-1, 0f);
        for (var i = 0; i < later.Length; i++)
        {
            var dot = 0f;
            foreach (var term in later[i].Distinct)
            {
                dot += marks[term] == mark ? space.Idf(term) * space.Idf(term) : 0;
            }

            var cosine = dot / MathF.Max(1e-6f, norm * laterNorms[i]);
            if (cosine > likeness)
            {
                (best, likeness) = (i, cosine);
            }
        }

        return (best, likeness);
    }
}
