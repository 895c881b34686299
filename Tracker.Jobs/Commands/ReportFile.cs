using Tracker.Engine.Reports;

namespace Tracker.Jobs.Commands;

/// <summary>A report read from a file, without any database.</summary>
internal sealed record ReportFile(string Path, ReportText Text, Outline Outline)
{
    /// <summary>Reads the file, or says on the error stream why it cannot be read and what to do.</summary>
    public static async Task<ReportFile?> ReadAsync(string path, CommandContext context, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            context.Screen.Refuse(path, context.Texts["Refusal.IsFolder"], context.Texts["Refusal.IsFolder.Advice"]);
            return null;
        }

        if (!File.Exists(path))
        {
            context.Screen.Refuse(path, context.Texts["Refusal.NoFile"], context.Texts["Refusal.NoFile.Advice"]);
            return null;
        }

        switch (ReportReader.Read(await File.ReadAllBytesAsync(path, cancellationToken), System.IO.Path.GetFileName(path)))
        {
            case ReadResult.Read read:
                return new ReportFile(path, read.Text, OutlineReader.Read(read.Text));
            case ReadResult.Refused refused:
                context.Screen.Refuse(path, context.Words.Describe(refused.Problem, refused.Detail), context.Words.Advice(refused.Problem));
                return null;
            default:
                throw new InvalidOperationException();
        }
    }
}
