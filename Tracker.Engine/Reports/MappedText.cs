namespace Tracker.Engine.Reports;

/// <summary>Text under construction that remembers for each unit its offset in the published text.</summary>
internal sealed class MappedText(int capacity)
{
    private char[] chars = new char[Math.Max(capacity, 16)];
    private int[] offsets = new int[Math.Max(capacity, 16)];

    internal int Length { get; private set; }

    internal ReadOnlySpan<char> Chars => chars.AsSpan(0, Length);

    internal Span<char> Writable => chars.AsSpan(0, Length);

    internal char this[int index] => chars[index];

    internal int OffsetOf(int index) => offsets[index];

    internal void Add(char c, int offset)
    {
        if (Length == chars.Length)
        {
            Array.Resize(ref chars, Length * 2);
            Array.Resize(ref offsets, Length * 2);
        }

        chars[Length] = c;
        offsets[Length] = offset;
        Length++;
    }

    internal void Clear() => Length = 0;

    internal int[] ToOffsets() => offsets.AsSpan(0, Length).ToArray();

    public override string ToString() => new(chars, 0, Length);
}
