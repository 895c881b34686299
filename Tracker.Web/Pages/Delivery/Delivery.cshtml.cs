using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.Delivery;

/// <summary>Whether messages arrive: what waits, what was given up on and why, and whom nothing reaches.</summary>
[Authorize(Access.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DeliveryModel(
    MessageQueries messages,
    ReminderQueries reminders,
    PersonQueries people,
    RetryDelivery retry,
    HolidayCalendar calendar,
    IServiceProvider services,
    TimeProvider time,
    Visitor visitor,
    Ui ui,
    Words words) : PageModel
{
    private const int Rows = 30;
    private const int RemindersListed = 50;

    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    [FromQuery(Name = "status")]
    public DeliveryStatus Status { get; set; } = DeliveryStatus.Parked;

    [FromQuery(Name = Pager.QueryKey)]
    public int Number { get; set; } = 1;

    public Page<DeliveryListItem> Found { get; private set; } = null!;

    public IReadOnlyDictionary<(DeliveryChannel Channel, DeliveryStatus Status), int> Counts { get; private set; } = null!;

    public DateTimeOffset? OldestUnsent { get; private set; }

    /// <summary>Those who are still here and whose address refused mail.</summary>
    public IReadOnlyList<Person> Suspended { get; private set; } = [];

    /// <summary>Reminders that nobody is there to be told of, the oldest first.</summary>
    public Page<ReminderListItem> Unaddressed { get; private set; } = null!;

    public CalendarState Calendar { get; private set; } = null!;

    public Channels Channels { get; private set; } = null!;

    public int ThisYear => ChinaTime.Today(time).Year;

    public int Total(DeliveryStatus status) => Counts.Where(count => count.Key.Status == status).Sum(count => count.Value);

    /// <summary>The refusing server's words, or ours where it said none.</summary>
    public string Because(Person person) =>
        Enum.TryParse<DeliveryProblem>(person.AddressSuspendedBecause, out var problem) ? words.Name(problem) : person.AddressSuspendedBecause ?? string.Empty;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    [Needs(Right.Administer)]
    public async Task<IActionResult> OnPostRetryAsync(long id, CancellationToken cancellationToken)
    {
        var outcome = await retry.ExecuteAsync(id, visitor.Actor, cancellationToken);
        switch (outcome)
        {
            case RetryOutcome.Unknown:
                return NotFound();
            case RetryOutcome.Waiting:
                Notice = ui["delivery.retryWaiting"];
                return Redirect("/delivery");
            default:
                return await RefusedAsync(ui[$"delivery.retry{outcome}"], cancellationToken);
        }
    }

    /// <summary>Sends a test over one channel and says how it went.</summary>
    [Needs(Right.Administer)]
    public async Task<IActionResult> OnPostTestAsync(DeliveryChannel? channel, string? to, CancellationToken cancellationToken)
    {
        if (channel is not { } way || way == DeliveryChannel.Inbox || !Enum.IsDefined(way))
        {
            return await RefusedAsync(ui["delivery.testChoose"], cancellationToken);
        }

        if (Channels.Of(services).Faults.Count > 0)
        {
            return await RefusedAsync(ui["delivery.settingsWrong"], cancellationToken);
        }

        var result = await services.GetRequiredService<TestDelivery>().ExecuteAsync(way, to, ui.IsChinese ? "zh" : "en", cancellationToken);
        await services.GetRequiredService<RecordTestDelivery>().ExecuteAsync(way, result, visitor.Actor, CancellationToken.None);
        switch (result)
        {
            case TestDeliveryResult.Sent sent:
                Notice = ui["delivery.testSent", words.Name(way), sent.Target];
                return Redirect("/delivery#channels");
            case TestDeliveryResult.Failed failed:
                return await RefusedAsync($"{words.Name(way)}：{words.Name(failed.Problem)}{(failed.Detail is null ? string.Empty : $" ({failed.Detail})")} {words.Advice(failed.Problem)}", cancellationToken);
            case TestDeliveryResult.Off off:
                return await RefusedAsync(ui[off.IsHeldBack ? "delivery.testDemo" : "delivery.testOff", words.Name(way)], cancellationToken);
            default:
                return await RefusedAsync(ui["delivery.testNoRecipient"], cancellationToken);
        }
    }

    private async Task<IActionResult> RefusedAsync(string problem, CancellationToken cancellationToken)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Counts = (await messages.CountsAsync(cancellationToken)).ToDictionary(count => (count.Channel, count.Status), count => count.Total);
        OldestUnsent = await messages.OldestUnsentAsync(cancellationToken);
        Found = await messages.WithStatusAsync(Status, new PageRequest(Number, Rows), cancellationToken);
        Suspended = [.. (await people.AllAsync(cancellationToken)).Select(item => item.Person).Where(person => person is { IsActive: true, AddressSuspendedAt: not null })];
        Unaddressed = await reminders.ListAsync(
            visitor.Scope(Right.Administer),
            new ReminderFilter { Status = ReminderStatus.Unaddressed },
            new PageRequest(1, RemindersListed),
            cancellationToken);
        Calendar = calendar.Current;
        Channels = Channels.Of(services);
    }
}
