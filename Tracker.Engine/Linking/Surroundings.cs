namespace Tracker.Engine.Linking;

/// <summary>
/// The terms of the statements around one: promises and their answers tend to stand in like company, whatever the
/// wording of the two.
/// </summary>
/// <param name="Terms">The terms, sorted, each once; the statement's own are not among them unless a neighbour has them.</param>
/// <param name="Norm">Length of the weighted vector.</param>
internal sealed record Surroundings(int[] Terms, float Norm)
{
    private const int Reach = 3;

    public static Surroundings Of(TermSpace space, TermSequence[] all, int index)
    {
        var terms = new SortedSet<int>();
        for (var i = Math.Max(0, index - Reach); i <= Math.Min(all.Length - 1, index + Reach); i++)
        {
            if (i != index)
            {
                terms.UnionWith(all[i].Distinct);
            }
        }

        int[] sorted = [.. terms];
        return new Surroundings(sorted, MathF.Sqrt(sorted.Sum(term => space.Idf(term) * space.Idf(term))));
    }

    /// <summary>Cosine of two surroundings.</summary>
    public float Likeness(TermSpace space, Surroundings other)
    {
        int i = 0, j = 0;
        var dot = 0f;
        while (i < Terms.Length && j < other.Terms.Length)
        {
            if (Terms[i] == other.Terms[j])
            {
                dot += space.Idf(Terms[i]) * space.Idf(Terms[i]);
                i++;
                j++;
            }
            else if (Terms[i] < other.Terms[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return Norm <= 0 || other.Norm <= 0 ? 0 : dot / (Norm * other.Norm);
    }
}
