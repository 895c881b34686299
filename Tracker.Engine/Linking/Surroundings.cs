namespace Tracker.Engine.Linking;

/// <summary>
/// The terms of the statements around one: promises and their answers tend to stand in like company, whatever the
/// wording of the two.
/// </summary>
/// <param name="Terms">The terms, each once; the statement's own are not among them unless a neighbour has them.</param>
/// <param name="Norm">Length of the weighted vector.</param>
internal sealed record Surroundings(int[] Terms, float Norm)
{
    private const int Reach = 3;

    public static Surroundings Of(TermSpace space, TermSequence[] all, int index)
    {
        var (first, last) = (Math.Max(0, index - Reach), Math.Min(all.Length - 1, index + Reach));
        var terms = space.Union(Enumerable.Range(first, last - first + 1).Where(i => i != index).Select(i => all[i]));
        return new Surroundings(terms, space.Norm(terms));
    }
}
