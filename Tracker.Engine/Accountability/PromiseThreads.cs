namespace Tracker.Engine.Accountability;

/// <summary>Puts together what was promised again and again: whatever is carried over, directly or by way of others, is one thread.</summary>
public static class PromiseThreads
{
    /// <summary>The groups that the links make of the ids; an id that none touches is a group of its own.</summary>
    /// <param name="ids">In the order in which groups and their members come out.</param>
    /// <param name="links">Links to ids that are not among <paramref name="ids"/> are passed over.</param>
    public static IReadOnlyList<IReadOnlyList<long>> Of(IReadOnlyList<long> ids, IEnumerable<(long Earlier, long Later)> links)
    {
        var heads = ids.ToDictionary(id => id);
        foreach (var (earlier, later) in links.Where(link => heads.ContainsKey(link.Earlier) && heads.ContainsKey(link.Later)))
        {
            heads[Head(later)] = Head(earlier);
        }

        return [.. ids.GroupBy(Head).Select(group => (IReadOnlyList<long>)[.. group])];

        long Head(long id)
        {
            while (heads[id] != id)
            {
                id = heads[id] = heads[heads[id]];
            }

            return id;
        }
    }
}
