using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>Spans without line breaks at either end.</summary>
internal static class SpanTrim
{
    internal static TextSpan Of(string reading, int start, int end)
    {
        while (start < end && reading[start] is '\n' or ' ' or '\t')
        {
            start++;
        }

        while (end > start && reading[end - 1] is '\n' or ' ' or '\t')
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}
