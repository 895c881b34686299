using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>
/// The whole sentence that a promise is a part of. A clause such as 提高效能 says little by itself; what it is about stands
/// in the clauses beside it.
/// </summary>
/// <param name="Terms">The terms of all promises of the sentence, each once.</param>
/// <param name="Norm">Length of the weighted vector.</param>
/// <param name="Mean">Weighted mean word vector, of length one.</param>
/// <param name="Members">Indices of the promises in the sentence, in order.</param>
internal sealed record SentenceContext(int[] Terms, float Norm, float[] Mean, int[] Members)
{
    public static SentenceContext Of(TermSpace space, TermSequence[] terms, Meaning[] meanings, int[] members)
    {
        if (members.Length == 1)
        {
            var only = members[0];
            return new SentenceContext(terms[only].Distinct, space.Norm(terms[only]), meanings[only].Mean, members);
        }

        var mean = new float[Lexicon.Dimensions];
        foreach (var member in members)
        {
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += meanings[member].Mean[i] * meanings[member].TotalWeight;
            }
        }

        Meaning.Normalise(mean);
        var all = space.Union(members.Select(member => terms[member]));
        return new SentenceContext(all, space.Norm(all), mean, members);
    }
}
