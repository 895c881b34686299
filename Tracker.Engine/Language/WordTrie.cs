namespace Tracker.Engine.Language;

/// <summary>
/// Finds every word of a list that starts at a place of a text, walking from character to character and stopping where no word goes on.
/// The edges of the tree stand in one open-addressed table, so that a step is one look-up without hashing strings.
/// </summary>
internal sealed class WordTrie
{
    private const int Root = 0;

    private readonly uint mask;
    private readonly ulong[] edges;
    private readonly int[] targets;
    private readonly List<int> words = [-1];

    public WordTrie(IReadOnlyList<string> list)
    {
        // A tree has at most as many edges as its words have characters; a table half full keeps searches short.
        var size = 16;
        while (size < 2 * list.Sum(word => word.Length))
        {
            size *= 2;
        }

        mask = (uint)size - 1;
        edges = new ulong[size];
        targets = new int[size];
        for (var word = 0; word < list.Count; word++)
        {
            var node = Root;
            foreach (var character in list[word])
            {
                node = Grow(node, character);
            }

            words[node] = word;
        }
    }

    /// <summary>The node after the character, or -1 where no word goes on so. Start with node 0.</summary>
    public int Next(int node, char character)
    {
        var edge = Edge(node, character);
        for (var at = Slot(edge); ; at = (at + 1) & mask)
        {
            if (edges[at] == edge)
            {
                return targets[at];
            }

            if (edges[at] == 0)
            {
                return -1;
            }
        }
    }

    /// <summary>The number of the word that ends at the node, or -1.</summary>
    public int WordAt(int node) => words[node];

    // Never zero, which marks an empty place.
    private static ulong Edge(int node, char character) => ((ulong)(node + 1) << 16) | character;

    private uint Slot(ulong edge) => (uint)((edge * 0x9E3779B97F4A7C15UL) >> 40) & mask;

    private int Grow(int node, char character)
    {
        var edge = Edge(node, character);
        var at = Slot(edge);
        while (edges[at] != edge)
        {
            if (edges[at] == 0)
            {
                (edges[at], targets[at]) = (edge, words.Count);
                words.Add(-1);
            }
            else
            {
                at = (at + 1) & mask;
            }
        }

        return targets[at];
    }
}
