using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Users;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.Admin;

/// <summary>Which days are worked: what is in force, and a calendar file to put in its place.</summary>
[Authorize(Access.Administer)]
[RequestSizeLimit(ReplaceHolidayCalendar.LargestFile + 65536)]
[RequestFormLimits(MultipartBodyLengthLimit = ReplaceHolidayCalendar.LargestFile + 65536)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CalendarModel(HolidayCalendar calendar, ReplaceHolidayCalendar replace, TimeProvider time, Visitor visitor, Ui ui, Words words) : PageModel
{
    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    public string? Advice { get; private set; }

    [FromQuery(Name = "year")]
    public int? Asked { get; set; }

    public CalendarState State { get; private set; } = null!;

    public int Year { get; private set; }

    /// <summary>The years the calendar names days of, and this one.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>The days of the year that the calendar names: whether each is worked, and what it is called.</summary>
    public IReadOnlyList<(DateOnly Day, bool IsWorked, string Name)> Days { get; private set; } = [];

    public void OnGet() => Load();

    [Needs(Right.Administer)]
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is not { Length: > 0 })
        {
            return Refused(ui["admin.icsMissing"], null);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        var problem = await replace.ExecuteAsync(bytes.ToArray(), visitor.Actor, CancellationToken.None);
        if (problem is not null)
        {
            return Refused(words.Describe(problem), words.HolidayAdvice);
        }

        Notice = ui["admin.icsStored", calendar.Current.Days.DaysOff.Count, calendar.Current.Days.MakeUpDays.Count];
        return Redirect("/admin/calendar");
    }

    private PageResult Refused(string problem, string? advice)
    {
        (Problem, Advice) = (problem, advice);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Load();
        return Page();
    }

    private void Load()
    {
        State = calendar.Current;
        var today = ChinaTime.Today(time);
        var named = State.Days.DaysOff.Concat(State.Days.MakeUpDays).ToList();
        Years = [.. named.Select(day => day.Key.Year).Append(today.Year).Distinct().Order()];
        Year = Asked is { } year && Years.Contains(year) ? year : today.Year;
        Days =
        [
            .. named.Where(day => day.Key.Year == Year)
                .DistinctBy(day => day.Key)
                .Select(day => (day.Key, State.Days.IsWorkingDay(day.Key), State.Days.NameOf(day.Key)!))
                .OrderBy(day => day.Key),
        ];
    }
}
