namespace Tracker.Engine.Language;

/// <summary>
/// A half-open range [<paramref name="Start"/>, <paramref name="End"/>) of UTF-16 units in a report's
/// <em>reading form</em> (<see cref="Reports.ReportText.Reading"/>). Where a place in the text as published is meant,
/// <see cref="PublishedSpan"/> is used, so that the two can never be mixed up.
/// </summary>
public readonly record struct TextSpan(int Start, int End) : IComparable<TextSpan>
{
    public int Length => End - Start;

    public bool IsEmpty => End <= Start;

    public bool Contains(int position) => position >= Start && position < End;

    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    public bool Overlaps(TextSpan other) => other.Start < End && Start < other.End;

    public TextSpan Shift(int by) => new(Start + by, End + by);

    public ReadOnlySpan<char> Of(string reading) => reading.AsSpan(Start, Length);

    public string Text(string reading) => reading.Substring(Start, Length);

    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    public static bool operator <(TextSpan left, TextSpan right) => left.CompareTo(right) < 0;

    public static bool operator >(TextSpan left, TextSpan right) => left.CompareTo(right) > 0;

    public static bool operator <=(TextSpan left, TextSpan right) => left.CompareTo(right) <= 0;

    public static bool operator >=(TextSpan left, TextSpan right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"[{Start}, {End})";
}
