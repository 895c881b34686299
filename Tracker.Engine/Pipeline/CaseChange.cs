using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>What a step makes of a case, without storage: the case as it stands afterwards, or what is wrong with the step.</summary>
internal sealed class CaseChange(FollowUpSettings settings, WorkingDays workingDays, DateTimeOffset now)
{
    private readonly DateOnly today = ChinaTime.Day(now);

    public (FollowUpProblem Problem, IReadOnlyList<string> Values)? Fault(StoredCase before, CaseRequest request)
    {
        if (!CaseSteps.After(before.Step).Contains(request.Step))
        {
            return (FollowUpProblem.StepNotAllowed, []);
        }

        if (!CaseSteps.Roles(request.Step).Any(request.Roles.Contains))
        {
            return (FollowUpProblem.RoleMissing, []);
        }

        if (!CaseSteps.IsFourEyes(request.Step, request.Actor, before.ReportedBy, before.ReviewedBy))
        {
            return (FollowUpProblem.SamePerson, []);
        }

        return FollowUpText.Fault(FollowUpText.Trimmed(request.Text), CaseSteps.NeedsText(request.Step), settings)
            ?? DateFault(before, request);
    }

    public StoredCase After(StoredCase before, CaseRequest request)
    {
        var after = before with
        {
            Step = CaseSteps.StandingAfter(before.Step, request.Step, before.ResumesTo),
            UpdatedAt = now,
        };
        return request.Step switch
        {
            CaseStep.Assigned => after with
            {
                AssignedAgencyId = request.AgencyId,
                AcceptBy = AcceptBy(request),
                ReportBy = request.ReportBy,
                Demand = FollowUpText.Trimmed(request.Text) ?? before.Demand,
            },
            CaseStep.Reported => after with { ReportedBy = request.Actor },
            CaseStep.Reviewed => after with { ReviewedBy = request.Actor },
            CaseStep.Returned => after with { ReviewedBy = request.Actor, ReportBy = request.ReportBy },
            CaseStep.Extended => after with { ReportBy = request.ReportBy },
            CaseStep.Suspended => after with { ResumesTo = before.Step, SuspendedOn = today },
            CaseStep.Resumed => after with
            {
                ResumesTo = null,
                SuspendedOn = null,
                AcceptBy = Later(before.AcceptBy),
                ReportBy = Later(before.ReportBy),
            },
            CaseStep.ClosedOut => after with { ClosedAt = now },
            _ => after,
        };

        DateOnly? Later(DateOnly? day) => day?.AddDays(today.DayNumber - (before.SuspendedOn ?? today).DayNumber);
    }

    private (FollowUpProblem Problem, IReadOnlyList<string> Values)? DateFault(StoredCase before, CaseRequest request)
    {
        if (request.Step is not (CaseStep.Assigned or CaseStep.Returned or CaseStep.Extended))
        {
            return null;
        }

        if (request.Step == CaseStep.Assigned && request.AgencyId is null)
        {
            return (FollowUpProblem.OfficeMissing, []);
        }

        if (request.ReportBy is not { } reportBy)
        {
            return (FollowUpProblem.DateMissing, []);
        }

        if (request.Step == CaseStep.Extended && reportBy <= before.ReportBy)
        {
            return (FollowUpProblem.NotLater, [FollowUpText.Of(before.ReportBy.Value)]);
        }

        var acceptBy = request.Step == CaseStep.Assigned ? AcceptBy(request) : today;
        var (given, earliest) = acceptBy < today ? (acceptBy, today) : (reportBy, acceptBy);
        return given < earliest ? (FollowUpProblem.DateTooEarly, [FollowUpText.Of(earliest)]) : null;
    }

    private DateOnly AcceptBy(CaseRequest request) => request.AcceptBy ?? workingDays.Add(today, settings.AcceptWithinWorkingDays);
}
