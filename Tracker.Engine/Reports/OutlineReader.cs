namespace Tracker.Engine.Reports;

/// <summary>Works out a report's metadata and its statutory parts.</summary>
public static class OutlineReader
{
    public static Outline Read(ReportText text) => throw new NotImplementedException();
}
