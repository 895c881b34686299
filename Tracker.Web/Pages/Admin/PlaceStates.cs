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

    private async Task<PlaceState> LedgerAsync(CancellationToken cancellationToken) =>
        new(ui["admin.ledger", (await services.GetRequiredService<LedgerQueries>().HeadAsync(cancellationToken)).Seq]);
}
