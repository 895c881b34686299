using Tracker.Engine.Storage.Backups;

namespace Tracker.Jobs.Commands;

/// <summary>Says how a backup or a restore ended.</summary>
internal static class BackupReport
{
    public static int Tell(CommandContext context, string command, BackupResult result)
    {
        if (result is BackupResult.Refused refused)
        {
            context.Screen.Refuse(command, context.Words.Describe(refused.Problem, refused.Values), context.Words.Advice(refused.Problem));
            return ExitCode.Refused;
        }

        var done = (BackupResult.Done)result;
        var mebibytes = (done.Bytes / 1048576.0).ToString("N1", context.Culture);
        context.Screen.Line(context.Texts.Format($"{command}.Done", done.File, mebibytes));
        context.Screen.Line(context.Texts.Format("ledger verify.Sound", done.Head.Seq, done.Head.Hash));
        if (done.Before is not null)
        {
            context.Screen.Line(context.Texts.Format("restore.Before", done.Before));
        }

        return ExitCode.Done;
    }
}
