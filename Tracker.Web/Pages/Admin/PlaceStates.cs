using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Web.Display;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.Admin;

/// <param name="NeedsCare">Whether somebody should look.</param>
public sealed record PlaceState(string? Text, bool NeedsCare = false);

/// <summary>How what is managed stands, in a line each.</summary>
internal sealed class PlaceStates(IServiceProvider services)
{
    private readonly Ui ui = services.GetRequiredService<Ui>();

    public Task<PlaceState> OfAsync(Place place, CancellationToken cancellationToken) => place.Href switch
    {
        "/upload" => UploadAsync(cancellationToken),
        "/people" => PeopleAsync(cancellationToken),
        "/admin/agencies" => AgenciesAsync(cancellationToken),
        "/admin/calendar" => Task.FromResult(Calendar()),
        "/admin/ladder" => Task.FromResult(Ladder()),
        "/delivery" => DeliveryAsync(cancellationToken),
        "/jobs" => JobsAsync(cancellationToken),
        "/ledger" => LedgerAsync(cancellationToken),
        _ => Task.FromResult(new PlaceState(null)),
    };

    private async Task<PlaceState> UploadAsync(CancellationToken cancellationToken)
    {
        var scope = services.GetRequiredService<Visitor>().Scope(Right.Import);
        var latest = await services.GetRequiredService<ReportQueries>().ListAsync(scope, new PageRequest(1, 1), cancellationToken: cancellationToken);
        return new(latest.Items is [var report]
            ? ui["admin.lastReport", report.AgencyName, report.ReviewedYear, Moments.InChina(report.ReceivedAt)]
            : ui["admin.noReports"]);
    }

    private async Task<PlaceState> PeopleAsync(CancellationToken cancellationToken)
    {
        var all = await services.GetRequiredService<PersonQueries>().AllAsync(cancellationToken);
        var active = all.Where(item => item.Person.IsActive).ToList();
        var idle = active.Count(item => item.Grants.Count == 0);
        return idle == 0 ? new(ui["admin.people", active.Count]) : new(ui["admin.peopleIdle", active.Count, idle], NeedsCare: true);
    }

    private async Task<PlaceState> AgenciesAsync(CancellationToken cancellationToken)
    {
        var scope = services.GetRequiredService<Visitor>().Scope(Right.Administer);
        var all = await services.GetRequiredService<AgencyQueries>().AllAsync(scope, cancellationToken);
        var closed = all.Count(agency => agency.ClosedOn is not null);
        return new(ui["admin.agenciesState", all.Count - closed, closed]);
    }

    private PlaceState Calendar()
    {
        var state = services.GetRequiredService<HolidayCalendar>().Current;
        var year = ChinaTime.Today(services.GetRequiredService<TimeProvider>()).Year;
        return state.Problem is not null ? new(ui["admin.icsBroken"], NeedsCare: true)
            : state.Days.Covers(year) ? new(ui["admin.calendarState", year])
            : new(ui["admin.yearUnknown", year], NeedsCare: true);
    }

    private PlaceState Ladder()
    {
        var ladder = services.GetRequiredService<LadderSettings>();
        return new(ui[ladder.Steps.SequenceEqual(LadderSettings.Default.Steps, new SameStep()) ? "admin.ladderUsual" : "admin.ladderSet", ladder.Steps.Count]);
    }

    private async Task<PlaceState> DeliveryAsync(CancellationToken cancellationToken)
    {
        var counts = await services.GetRequiredService<MessageQueries>().CountsAsync(cancellationToken);
        var parked = Total(DeliveryStatus.Parked);
        return new(ui["admin.delivery", Total(DeliveryStatus.Waiting), parked], parked > 0);

        int Total(DeliveryStatus status) => counts.Where(count => count.Status == status).Sum(count => count.Total);
    }

    private async Task<PlaceState> JobsAsync(CancellationToken cancellationToken)
    {
        var states = await services.GetRequiredService<JobRunQueries>().StatesAsync(cancellationToken);
        var bad = states.Values.Count(state => state.Latest.Outcome is JobOutcome.Failed or JobOutcome.Partly or JobOutcome.Abandoned);
        return states.Count == 0 ? new(ui["admin.jobsNever"]) : bad == 0 ? new(ui["admin.jobsFine"]) : new(ui["admin.jobsBad", bad], NeedsCare: true);
    }

    /// <summary>Lists of roles are compared by what stands in them.</summary>
    private sealed class SameStep : IEqualityComparer<LadderStep>
    {
        public bool Equals(LadderStep? x, LadderStep? y) => (x?.Rung, x?.FromDay, x?.IsOptional) == (y?.Rung, y?.FromDay, y?.IsOptional);

        public int GetHashCode(LadderStep obj) => obj.FromDay;
    }

    private async Task<PlaceState> LedgerAsync(CancellationToken cancellationToken) =>
        new(ui["admin.ledger", (await services.GetRequiredService<LedgerQueries>().HeadAsync(cancellationToken)).Seq]);
}
