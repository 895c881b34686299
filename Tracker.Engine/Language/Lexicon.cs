using System.IO.Compression;
using System.Numerics;
using System.Reflection;

namespace Tracker.Engine.Language;

/// <summary>
/// The words of official Chinese prose with their frequency and a vector each, learned from public laws and reports.
/// Words that occur in like surroundings (电动自行车, 电瓶车) have like vectors.
/// </summary>
public sealed class Lexicon
{
    /// <summary>Components of a vector.</summary>
    public const int Dimensions = 64;

    /// <summary>What stands for one in a component of a vector.</summary>
    private const float One = 127;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly string[] words;
    private readonly float[] logarithms;
    private readonly sbyte[] vectors;

    private Lexicon(string[] words, float[] logarithms, sbyte[] vectors)
    {
        this.words = words;
        this.logarithms = logarithms;
        this.vectors = vectors;
        var ids = new Dictionary<string, int>(words.Length, StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
        {
            ids.Add(words[i], i);
        }

        lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        Trie = new WordTrie(words);
    }

    /// <summary>The lexicon that ships with the engine.</summary>
    public static Lexicon Shipped { get; } = Load();

    /// <summary>Finds the words that start at a place of a text.</summary>
    internal WordTrie Trie { get; }

    public int Count => words.Length;

    public string this[int word] => words[word];

    /// <summary>The word's number, or -1.</summary>
    public int Find(ReadOnlySpan<char> word) => lookup.TryGetValue(word, out var id) ? id : -1;

    /// <summary>Natural logarithm of the word's share of all words in the background text.</summary>
    public float LogProbability(int word) => logarithms[word];

    /// <summary>Cosines of the vectors of one word and several others; 0 for a number below 0.</summary>
    public void Cosines(int word, ReadOnlySpan<int> others, Span<float> cosines)
    {
        var vector = new WideVector(ref vectors[word * Dimensions]);
        for (var k = 0; k < others.Length; k++)
        {
            cosines[k] = others[k] < 0 ? 0 : vector.Dot(ref vectors[others[k] * Dimensions]) / (One * One);
        }
    }

    /// <summary>Adds the word's vector, <paramref name="factor"/> times, to <paramref name="target"/>.</summary>
    public void AddScaled(Span<float> target, int word, float factor)
    {
        var vector = vectors.AsSpan(word * Dimensions, Dimensions);
        var by = new Vector<float>(factor / One);
        for (var i = 0; i < Dimensions; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(vector[i..]), out var low, out var high);
            Add(low, target[i..]);
            Add(high, target[(i + Vector<short>.Count)..]);
        }

        void Add(Vector<short> components, Span<float> to)
        {
            Vector.Widen(components, out var low, out var high);
            ((Vector.ConvertToSingle(low) * by) + new Vector<float>(to)).CopyTo(to);
            to = to[Vector<float>.Count..];
            ((Vector.ConvertToSingle(high) * by) + new Vector<float>(to)).CopyTo(to);
        }
    }

    /// <summary>Writes words, probabilities and vectors (in 127ths) in the form that <see cref="Read"/> takes.</summary>
    public static void Write(Stream stream, IReadOnlyList<string> words, IReadOnlyList<float> logarithms, sbyte[] vectors)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(packed);
        writer.Write(words.Count);
        foreach (var word in words)
        {
            writer.Write(word);
        }

        foreach (var logarithm in logarithms)
        {
            writer.Write(logarithm);
        }

        foreach (var component in vectors)
        {
            writer.Write(component);
        }
    }

    public static Lexicon Read(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(packed);
        var count = reader.ReadInt32();
        var words = new string[count];
        for (var i = 0; i < count; i++)
        {
            words[i] = reader.ReadString();
        }

        var logarithms = new float[count];
        for (var i = 0; i < count; i++)
        {
            logarithms[i] = reader.ReadSingle();
        }

        var vectors = reader.ReadBytes(count * Dimensions);
        return vectors.Length == count * Dimensions
            ? new Lexicon(words, logarithms, (sbyte[])(Array)vectors)
            : throw new InvalidDataException("The lexicon ends before its last vector.");
    }

    private static Lexicon Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tracker.Engine.Language.lexicon.bin")
            ?? throw new InvalidOperationException("The lexicon is missing from the assembly.");
        return Read(stream);
    }
}
