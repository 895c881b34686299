using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Jobs.Schedule;
using Tracker.Jobs.Work;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Jobs;

/// <summary>What runs by itself, how it went, and a way to have it run now.</summary>
[Authorize(Access.RunJobs)]
public sealed class JobsModel : PageModel
{
    private readonly JobSchedule schedule;
    private readonly JobRunQueries runs;
    private readonly WorkItems items;
    private readonly IJobQueue queue;
    private readonly TimeProvider time;
    private readonly Visitor visitor;

    // Internal types in its parameters, so it cannot be a primary constructor.
    public JobsModel(IServiceProvider services)
    {
        schedule = services.GetRequiredService<JobSchedule>();
        runs = services.GetRequiredService<JobRunQueries>();
        items = services.GetRequiredService<WorkItems>();
        queue = services.GetRequiredService<IJobQueue>();
        visitor = services.GetRequiredService<Visitor>();
        time = services.GetRequiredService<TimeProvider>();
    }

    /// <summary>The job that was just asked for.</summary>
    [FromQuery(Name = "queued")]
    public string? Queued { get; set; }

    /// <summary>Whether somebody takes what is asked for.</summary>
    public bool IsServed { get; private set; }

    /// <summary>Whether the visitor may look into the queue itself.</summary>
    public bool SeesQueue => visitor.May(Right.Administer);

    /// <summary>What could not be done when it was last tried.</summary>
    public IReadOnlyList<StoredWorkItem> Troubled { get; private set; } = [];

    /// <summary>Whether the page is worth looking at again soon.</summary>
    public bool IsMoving => Queued is not null || Rows.Any(row => row.IsRunning);

    internal IReadOnlyList<JobRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var states = await runs.StatesAsync(cancellationToken);
        var now = time.GetUtcNow();
        Rows = [.. schedule.Jobs.Select(job => JobRow.Of(job, states.GetValueOrDefault(job.Id), now))];
        Troubled = await items.TroubledAsync(cancellationToken);
        IsServed = queue.IsServed;
        Queued = schedule.Find(Queued ?? "")?.Id;
    }

    [Needs(Right.RunJobs)]
    public IActionResult OnPostRun(string? id)
    {
        if (schedule.Find(id ?? "") is not { Missing: null } job)
        {
            return NotFound();
        }

        if (!queue.IsServed)
        {
            return RedirectToPage();
        }

        queue.Enqueue(job.Id, visitor.Actor);
        return RedirectToPage(new { queued = job.Id });
    }
}
