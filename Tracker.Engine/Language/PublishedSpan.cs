namespace Tracker.Engine.Language;

/// <summary>A half-open range [<paramref name="Start"/>, <paramref name="End"/>) of UTF-16 units in a report's text as published.</summary>
public readonly record struct PublishedSpan(int Start, int End)
{
    public int Length => End - Start;

    public string Text(string published) => published.Substring(Start, Length);

    public override string ToString() => $"[{Start}, {End})";
}
