using CsCheck;
using Tracker.Engine.Accountability;

namespace Tracker.Tests.Accountability;

public sealed class CaseStepsTest
{
    private const string Office = "user:office";
    private const string Reviewer = "user:reviewer";
    private const string Supervisor = "user:supervisor";

    [TestCase(CaseStep.Registered, ExpectedResult = "Assigned Suspended")]
    [TestCase(CaseStep.Assigned, ExpectedResult = "Accepted Assigned Extended Suspended")] // Assigned again: the wrong office.
    [TestCase(CaseStep.Accepted, ExpectedResult = "Reported Extended Suspended")]
    [TestCase(CaseStep.Reported, ExpectedResult = "Reviewed Returned Suspended")]
    [TestCase(CaseStep.Reviewed, ExpectedResult = "ClosedOut Returned Suspended")]
    [TestCase(CaseStep.Returned, ExpectedResult = "Reported Extended Suspended")]
    [TestCase(CaseStep.Suspended, ExpectedResult = "Resumed")]
    [TestCase(CaseStep.ClosedOut, ExpectedResult = "")] // A closed case is not opened again.
    [TestCase(CaseStep.Extended, ExpectedResult = "")] // No case stands here.
    public string After_NamesTheStepsThatMayFollow(CaseStep standing) => string.Join(' ', CaseSteps.After(standing));

    [Test]
    public void AnyWay_OfAllowedSteps_IsReportedAndReviewedBeforeItCloses() =>
        Gen.Int[0, 9].Array[0, 40].Sample(choices =>
        {
            var (standing, suspendedAt, taken) = (CaseStep.Registered, (CaseStep?)null, new List<CaseStep> { CaseStep.Registered });
            foreach (var choice in choices)
            {
                var next = CaseSteps.After(standing);
                if (next.Count == 0)
                {
                    break;
                }

                var step = next[choice % next.Count];
                var after = CaseSteps.StandingAfter(standing, step, suspendedAt);
                suspendedAt = step == CaseStep.Suspended ? standing : step == CaseStep.Resumed ? null : suspendedAt;
                standing = after;
                taken.Add(step);
            }

            var substance = taken.Where(step => step is not (CaseStep.Suspended or CaseStep.Resumed or CaseStep.Extended)).ToList();
            return CaseSteps.Standing.Contains(standing)
                && (standing != CaseStep.ClosedOut
                    || (substance[^1] == CaseStep.ClosedOut && substance[^2] == CaseStep.Reviewed && substance[^3] == CaseStep.Reported
                        && substance.Contains(CaseStep.Accepted)));
        });

    [Test]
    public void EveryStanding_ButTheClosed_LeadsToTheEnd()
    {
        foreach (var standing in CaseSteps.Standing.Where(step => step is not (CaseStep.ClosedOut or CaseStep.Suspended)))
        {
            var (seen, ahead) = (new HashSet<CaseStep> { standing }, new Queue<CaseStep>([standing]));
            while (ahead.TryDequeue(out var at))
            {
                foreach (var next in CaseSteps.After(at).Select(step => CaseSteps.StandingAfter(at, step, null)).Where(seen.Add))
                {
                    ahead.Enqueue(next);
                }
            }

            Assert.That(seen, Does.Contain(CaseStep.ClosedOut), $"{standing}");
        }
    }

    [TestCase(CaseStep.Reviewed, Office, ExpectedResult = false)] // Nobody judges their own report.
    [TestCase(CaseStep.Returned, Office, ExpectedResult = false)]
    [TestCase(CaseStep.Returned, Reviewer, ExpectedResult = true)] // Whoever reviewed may take it back.
    [TestCase(CaseStep.ClosedOut, Office, ExpectedResult = false)]
    [TestCase(CaseStep.ClosedOut, Reviewer, ExpectedResult = false)]
    [TestCase(CaseStep.ClosedOut, "USER:Reviewer", ExpectedResult = false)]
    [TestCase(CaseStep.ClosedOut, Supervisor, ExpectedResult = true)]
    [TestCase(CaseStep.Reported, Office, ExpectedResult = true)]
    public bool FourEyes_KeepJudgesApart(CaseStep step, string actor) => CaseSteps.IsFourEyes(step, actor, Office, Reviewer);

    [TestCase(CaseStep.Assigned, "2022-06-01", "2022-06-30", "2022-06-01", ExpectedResult = CaseLateness.None)] // The last day in time.
    [TestCase(CaseStep.Assigned, "2022-06-01", "2022-06-30", "2022-06-02", ExpectedResult = CaseLateness.AcceptanceOverdue)]
    [TestCase(CaseStep.Accepted, "2022-06-01", "2022-06-30", "2022-06-30", ExpectedResult = CaseLateness.None)]
    [TestCase(CaseStep.Accepted, "2022-06-01", "2022-06-30", "2022-07-01", ExpectedResult = CaseLateness.ReportOverdue)]
    [TestCase(CaseStep.Returned, "2022-06-01", "2022-06-30", "2022-07-01", ExpectedResult = CaseLateness.ReportOverdue)]
    [TestCase(CaseStep.Reported, "2022-06-01", "2022-06-30", "2022-07-01", ExpectedResult = CaseLateness.None)] // With the reviewer now.
    [TestCase(CaseStep.Suspended, "2022-06-01", "2022-06-30", "2022-07-01", ExpectedResult = CaseLateness.None)] // The deadlines stand still.
    public CaseLateness Lateness_DependsOnTheStepAndTheDay(CaseStep standing, string acceptBy, string reportBy, string today) =>
        CaseDeadlines.Lateness(standing, DateOnly.Parse(acceptBy, null), DateOnly.Parse(reportBy, null), DateOnly.Parse(today, null));

    [TestCase("2022-06-30", ExpectedResult = "2023-06-30")]
    [TestCase("2022-12-31", ExpectedResult = "2023-12-31")]
    [TestCase("2020-02-29", ExpectedResult = "2021-02-28")]
    public string LatestExtension_StaysWithinTheNextYear(string due) =>
        FollowUpSettings.Default.LatestExtension(DateOnly.Parse(due, null)).ToString("yyyy-MM-dd", null);
}
