using Tracker.Engine.Commitments;

namespace Tracker.Engine.Linking;

/// <summary>Finds promises that are made again in the next report's arrangements (结转).</summary>
public static class CarryOverFinder
{
    /// <summary>From here on two promises are taken for the same: nearly the same words about the same object.</summary>
    public const float Threshold = 0.6f;

    /// <returns>At most one later promise for each earlier one, and the other way round; the closest pairs first.</returns>
    public static IReadOnlyList<CarriedOver> Find(IReadOnlyList<Commitment> earlier, IReadOnlyList<Commitment> later)
    {
        var likeness = new PromiseLikeness(earlier, later);
        var taken = new HashSet<int>();
        return [.. Enumerable.Range(0, earlier.Count)
            .Select(i => (Earlier: i, Closest: likeness.Closest(i)))
            .Where(pair => pair.Closest.Likeness >= Threshold && !NamesAnother(earlier[pair.Earlier], later[pair.Closest.Later]))
            .OrderByDescending(pair => pair.Closest.Likeness)
            .Where(pair => taken.Add(pair.Closest.Later))
            .Select(pair => new CarriedOver(pair.Earlier, pair.Closest.Later, pair.Closest.Likeness))];
    }

    // 制定《甲办法》 and 制定《乙办法》 share their frame, not their object.
    private static bool NamesAnother(Commitment earlier, Commitment later)
    {
        var documents = earlier.Titles.Where(title => title.IsDocument).ToList();
        var others = later.Titles.Where(title => title.IsDocument).ToList();
        return documents.Count > 0 && others.Count > 0
            && !documents.Any(title => others.Any(other => TitleLikeness.Of(title.Text, other.Text) >= TitleLikeness.Same));
    }
}
