namespace Tracker.Engine.Reports;

/// <summary>Reads a published file (.txt, .html) into a report's text.</summary>
public static class ReportReader
{
    public static ReadResult Read(ReadOnlyMemory<byte> bytes, string fileName) => throw new NotImplementedException();
}
