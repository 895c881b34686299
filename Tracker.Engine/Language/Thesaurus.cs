using System.Reflection;

namespace Tracker.Engine.Language;

/// <summary>
/// What expressions of official Chinese mean the same, what is an instance of what, and what only looks alike. Word vectors
/// cannot tell these apart: words that can stand in each other's place are near each other whether or not they mean the same.
/// </summary>
/// <remarks>
/// The lists in the folder Thesaurus are plain text, a group of expressions a line after a mark: <c>=</c> all the same,
/// <c>&gt;</c> the first is the general one of the others, <c>!</c> siblings not to be taken for each other; <c>#</c> starts a comment.
/// </remarks>
public sealed class Thesaurus
{
    private const string Folder = "Tracker.Engine.Language.Thesaurus.";

    /// <summary>The lines of the shipped lists.</summary>
    internal static IReadOnlyList<string> Lines { get; } = ReadLines();

    private readonly List<string> expressions = [];
    private readonly Kin[][] kin;
    private readonly WordTrie trie;

    /// <param name="lines">Groups as in the lists.</param>
    /// <exception cref="FormatException">A line has no mark, or a group of fewer than two expressions.</exception>
    public Thesaurus(IEnumerable<string> lines)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var related = new List<Dictionary<int, Kinship>>();
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            AddGroup(line);
        }

        trie = new WordTrie(expressions);
        kin = [.. related.Select(one => one.OrderBy(pair => pair.Key).Select(pair => new Kin(pair.Key, pair.Value)).ToArray())];

        void AddGroup(string line)
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int[] group = parts.Length > 2 ? [.. parts.Skip(1).Select(Id)] : throw new FormatException($"The thesaurus line “{line}” names no group.");
            foreach (var (i, one) in group.Index())
            {
                foreach (var other in group.Skip(i + 1))
                {
                    switch (parts[0])
                    {
                        case "=":
                            Relate(one, other, Kinship.Same);
                            Relate(other, one, Kinship.Same);
                            break;
                        case ">" when i == 0:
                            Relate(one, other, Kinship.Instance);
                            break;
                        case ">":
                            break;
                        case "!":
                            Relate(one, other, Kinship.Sibling);
                            Relate(other, one, Kinship.Sibling);
                            break;
                        default:
                            throw new FormatException($"The thesaurus line “{line}” begins with no known mark.");
                    }
                }
            }
        }

        int Id(string expression)
        {
            if (!ids.TryGetValue(expression, out var id))
            {
                ids.Add(expression, id = expressions.Count);
                expressions.Add(expression);
                related.Add([]);
            }

            return id;
        }

        // The closest kinship that any line states holds.
        void Relate(int one, int other, Kinship kinship)
        {
            if (one != other && (!related[one].TryGetValue(other, out var known) || kinship < known))
            {
                related[one][other] = kinship;
            }
        }
    }

    /// <summary>The thesaurus that ships with the engine.</summary>
    public static Thesaurus Shipped { get; } = new(Lines);

    public int Count => expressions.Count;

    public string this[int expression] => expressions[expression];

    /// <summary>What stands in a stated relation to the expression; Instance means that the other is an instance of it.</summary>
    public ReadOnlySpan<Kin> KinOf(int expression) => kin[expression];

    /// <summary>The expressions in a text, each as long as possible; one within another is left out.</summary>
    public Sense[] Find(ReadOnlySpan<char> text)
    {
        var found = new List<Sense>();
        var end = 0;
        for (var start = 0; start < text.Length; start++)
        {
            var (longest, length) = (-1, 0);
            var node = 0;
            for (var i = start; i < text.Length && (node = trie.Next(node, text[i])) >= 0; i++)
            {
                if (trie.WordAt(node) is >= 0 and var word)
                {
                    (longest, length) = (word, i + 1 - start);
                }
            }

            if (longest >= 0 && start + length > end)
            {
                end = start + length;
                found.Add(new Sense(longest, new TextSpan(start, end)));
            }
        }

        return [.. found];
    }

    private static string[] ReadLines()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .SelectMany(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
                }),
        ];
    }
}
