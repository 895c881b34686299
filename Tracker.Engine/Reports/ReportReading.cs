namespace Tracker.Engine.Reports;

/// <summary>Why a file could not be read as a report.</summary>
public enum ReadProblem
{
    Empty,
    Binary,
    UnknownEncoding,
    UnsupportedFormat,
    TooLarge,
    NoText,
}

/// <summary>The outcome of reading a file: a text, or the problem that a person must be told.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <param name="Text">The report's text.</param>
    /// <param name="Encoding">The web name of the encoding that was detected: utf-8, gb18030, utf-16.</param>
    /// <param name="Format">txt or html.</param>
    public sealed record Read(ReportText Text, string Encoding, string Format) : ReadResult;

    /// <param name="Problem">What is wrong.</param>
    /// <param name="Detail">What was seen: a size, a signature, the place of the first undecodable byte.</param>
    public sealed record Refused(ReadProblem Problem, string Detail) : ReadResult;
}
