using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Tracker.Tests.Commands;

/// <summary>A real process, killed in the middle of its work, and another that goes on.</summary>
public sealed class KilledWorkerTest : CommandTest
{
    [Test]
    public async Task KilledAssessment_LosesNothing_AndDoesNothingTwice()
    {
        await RunAsync("agencies", "import", Path.Combine(Samples, "agencies.csv"));
        await RunAsync("import", Samples);
        SqliteConnection.ClearAllPools();
        File.Copy(DatabaseFile, In("calm.db"));
        using (var calm = Start(In("calm.db"), "run", "assess"))
        {
            await calm.WaitForExitAsync();
        }

        var total = Count(In("calm.db"), "SELECT COUNT(*) FROM assessment_runs");

        using (var killed = Start(DatabaseFile, "run", "assess", "--workers", "1"))
        {
            while (Count(DatabaseFile, "SELECT COUNT(*) FROM assessment_runs") < 3)
            {
                Assert.That(killed.HasExited, Is.False, "it ended before it could be killed");
                await Task.Delay(5);
            }

            killed.Kill();
            await killed.WaitForExitAsync();
        }

        var done = Count(DatabaseFile, "SELECT COUNT(*) FROM assessment_runs");
        using (var next = Start(DatabaseFile, "run", "assess", "--workers", "2"))
        {
            await next.WaitForExitAsync();
            Assert.That(next.ExitCode, Is.Zero, "the dead process's claims were taken over at once");
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(done, Is.LessThan(total));
            Assert.That(Text(DatabaseFile, Assessments), Is.EqualTo(Text(In("calm.db"), Assessments)));
            Assert.That(Text(DatabaseFile, Flags), Is.EqualTo(Text(In("calm.db"), Flags)));
            Assert.That(Text(DatabaseFile, Recorded), Is.EqualTo(Text(In("calm.db"), Recorded)), "each change stands in the ledger once");
            Assert.That(Count(DatabaseFile, "SELECT COUNT(*) FROM work_items WHERE problem IS NOT NULL"), Is.Zero);
            Assert.That(Text(DatabaseFile, "SELECT outcome FROM job_runs ORDER BY id"), Is.EqualTo("Abandoned Done"));
        }

        await LedgerAsync();
    }

    [Test]
    public async Task StoppedWorker_EndsInGoodOrder_AndASecondOneIsRefused()
    {
        await RunAsync("import", Path.Combine(Samples, "yunmei-szf"), "--agency", "云湄市人民政府");
        SqliteConnection.ClearAllPools();
        using var worker = Start(DatabaseFile, "work", "--workers", "2");
        await WaitAsync(() => Count(DatabaseFile, "SELECT COUNT(*) FROM job_runs WHERE job_id = 'assess' AND outcome = 'Done'") > 0);

        using var second = Start(DatabaseFile, "work");
        await second.WaitForExitAsync();
        var stop = Process.Start("kill", ["-TERM", $"{worker.Id}"]);
        await stop.WaitForExitAsync();
        await worker.WaitForExitAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.ExitCode, Is.EqualTo(1));
            Assert.That(await second.StandardError.ReadToEndAsync(), Does.Contain("另一个进程正在运行"));
            Assert.That(worker.ExitCode, Is.Zero);
            Assert.That(Count(DatabaseFile, "SELECT COUNT(*) FROM job_runs WHERE finished_at IS NULL"), Is.Zero);
            Assert.That(Count(DatabaseFile, "SELECT COUNT(*) FROM assessment_runs"), Is.EqualTo(5), "what was pending at start was caught up on");
        }
    }

    private const string Assessments =
        "SELECT c.identity_hash || a.status || a.plan_year FROM assessments a JOIN commitments c ON c.id = a.commitment_id ORDER BY 1";

    private const string Flags = "SELECT flag_key || status FROM flags ORDER BY 1";

    private const string Recorded = "SELECT action || subject FROM ledger ORDER BY 1";

    private Process Start(string database, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tracker.dll"), .. args, "--database", database])
        {
            WorkingDirectory = Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    private static async Task WaitAsync(Func<bool> happened)
    {
        for (var attempt = 0; !happened(); attempt++)
        {
            Assert.That(attempt, Is.LessThan(300));
            await Task.Delay(200);
        }
    }

    private static int Count(string database, string sql) => int.Parse(Text(database, sql), null);

    private static string Text(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetValue(0).ToString()!);
        }

        return string.Join(' ', rows);
    }
}
