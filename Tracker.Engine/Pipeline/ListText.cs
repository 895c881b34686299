using Tracker.Engine.Reports;

namespace Tracker.Engine.Pipeline;

/// <summary>The text of a list that came as a file.</summary>
public static class ListText
{
    /// <summary>In whatever encoding the spreadsheet program wrote it; null where the bytes are no text.</summary>
    public static string? Of(byte[] bytes) => TextDecoder.Decode(bytes) is TextDecoder.Decoded decoded ? decoded.Text : null;
}
