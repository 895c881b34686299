using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Search;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.Search;

/// <summary>What is searched: everything when it is not named.</summary>
public enum SearchPlace
{
    Commitments,
    Outcomes,
    Reports,
}

/// <summary>Searches commitments, outcomes and reports; the question stands in the address.</summary>
[Authorize(Access.View)]
public sealed class SearchModel(
    SearchQueries search,
    AgencyQueries agencies,
    OverviewQueries overview,
    WhileUnchanged unchanged,
    Visitor visitor,
    Ui ui) : PageModel
{
    private const int First = 5;
    private const int Rows = 20;

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "agency")]
    public string? AgencyText { get; set; }

    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    [FromQuery(Name = "status")]
    public AssessmentStatus? Status { get; set; }

    [FromQuery(Name = "in")]
    public SearchPlace? Place { get; set; }

    [FromQuery(Name = Pager.QueryKey)]
    public int Number { get; set; } = 1;

    public SearchQuery Query { get; private set; } = null!;

    public AgencyChoice Agency { get; private set; } = null!;

    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>Null where it was not searched, as are the other two.</summary>
    public Found<FoundCommitment>? Commitments { get; private set; }

    public Found<FoundOutcome>? Outcomes { get; private set; }

    public Found<FoundReport>? Reports { get; private set; }

    /// <summary>Reports that stand and cannot be found yet.</summary>
    public int Pending { get; private set; }

    public bool IsFiltered => Year is not null || Status is not null || !string.IsNullOrWhiteSpace(AgencyText);

    /// <summary>What is wrong with the question, in words; null where it can be answered.</summary>
    public string? Problem => Query.Problem switch
    {
        SearchProblem.NoWords => ui["search.noWords"],
        SearchProblem.TooLong => ui["search.tooLong", SearchQuery.LongestText],
        SearchProblem.TooManyWords => ui["search.tooManyWords", SearchQuery.MostWords],
        _ => Agency.IsUnknown ? ui["search.noAgency", AgencyText] : null,
    };

    public bool IsAnswered => Query.Problem is null && Problem is null;

    public bool NothingFound => IsAnswered && Place is null && Commitments?.Total is null or 0 && Outcomes?.Total is null or 0 && Reports?.Total is null or 0;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Query = SearchQuery.Parse(Text);
        Agency = await AgencyChoice.OfAsync(agencies, visitor.Sees, AgencyText, cancellationToken);
        Years = await unchanged.GetAsync("years", visitor.Sees, string.Empty, () => overview.YearsAsync(visitor.Sees, cancellationToken), cancellationToken);
        Pending = await unchanged.GetAsync("search pending", visitor.Sees, string.Empty, () => search.PendingAsync(visitor.Sees, cancellationToken), cancellationToken);
        if (Pending > 0)
        {
            // Indexing them is no change that the ledger would record.
            Pending = await search.PendingAsync(visitor.Sees, cancellationToken);
        }

        if (!IsAnswered)
        {
            return;
        }

        var filter = new SearchFilter { RootAgencyId = Agency.Agency?.Id, Year = Year, Status = Status };
        Commitments = await InAsync(SearchPlace.Commitments, filter, page => search.CommitmentsAsync(visitor.Sees, Query, filter, page, cancellationToken));
        if (Status is null)
        {
            Outcomes = await InAsync(SearchPlace.Outcomes, filter, page => search.OutcomesAsync(visitor.Sees, Query, filter, page, cancellationToken));
            Reports = await InAsync(SearchPlace.Reports, filter, page => search.ReportsAsync(visitor.Sees, Query, filter, page, cancellationToken));
        }
    }

    /// <summary>How many, and a plus where there are more than were counted.</summary>
    public string Count<T>(Found<T> found) => found.IsMore ? ui["search.more", found.Total] : $"{found.Total}";

    /// <summary>The text in runs, what was searched for marked.</summary>
    public IReadOnlyList<MarkedRun> Marked(string text)
    {
        var marks = Query.Marks(SearchText.Of(text)).Select(span => new TextMark(span.Start, span.End, string.Empty));
        return TextMarks.Split(text, 0, text.Length, marks);
    }

    /// <summary>The passage of a report that holds most of what was searched for, and whether it begins and ends the text.</summary>
    public (IReadOnlyList<MarkedRun> Runs, bool IsStart, bool IsEnd) Passage(string published)
    {
        const int Length = 160;
        var text = SearchText.Of(published);
        var span = Query.Passage(text, published, Length);
        var marks = Query.Marks(text).Select(mark => new TextMark(mark.Start, mark.End, string.Empty));
        return (TextMarks.Split(published, span.Start, span.End, marks), span.Start == 0, span.End == published.Length);
    }

    /// <summary>All three a little, one in pages; the others are not counted then. Whoever goes back and forth finds it kept.</summary>
    private async Task<Found<T>?> InAsync<T>(SearchPlace place, SearchFilter filter, Func<PageRequest, Task<Found<T>>> find)
    {
        if (Place is not null && Place != place)
        {
            return null;
        }

        var page = Place is null ? new PageRequest(1, First) : new PageRequest(Number, Rows);
        return typeof(T) == typeof(FoundReport)
            ? await find(page) // whole texts, too large to keep
            : await unchanged.GetAsync($"search {place}", visitor.Sees, new { Query.Words, filter, page }, () => find(page), HttpContext.RequestAborted);
    }
}
