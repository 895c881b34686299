using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Commitments;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>Which commitments are wanted; null filters nothing.</summary>
public sealed record CommitmentFilter
{
    /// <summary>This agency only.</summary>
    public long? AgencyId { get; init; }

    /// <summary>This agency and those beneath it.</summary>
    public long? RootAgencyId { get; init; }

    public int? PlanYear { get; init; }

    /// <summary>By effective status; empty for all.</summary>
    public IReadOnlyList<AssessmentStatus> Statuses { get; init; } = [];

    public CommitmentKind? Kind { get; init; }

    /// <summary>Due on this day or before.</summary>
    public DateOnly? DueBy { get; init; }

    /// <summary>Words the promise contains.</summary>
    public string? Text { get; init; }
}

public enum CommitmentOrder
{
    /// <summary>By agency, plan year and place in the report.</summary>
    Text,

    Due,

    /// <summary>Those a careful reader would most likely flag first; leaves out what is still awaited.</summary>
    FlagProbability,
}

/// <summary>A commitment in a list.</summary>
public sealed record CommitmentListItem
{
    public long Id { get; init; }

    public required string IdentityHash { get; init; }

    public long ReportId { get; init; }

    public long AgencyId { get; init; }

    public required string AgencyName { get; init; }

    public int PlanYear { get; init; }

    public required string Text { get; init; }

    public required string Heading { get; init; }

    public CommitmentKind Kind { get; init; }

    public DateOnly DueOn { get; init; }

    public required IReadOnlyList<string> LeadUnits { get; init; }

    public AssessmentStatus Status { get; init; }

    public AssessmentStatus EffectiveStatus { get; init; }

    public long? DecisionId { get; init; }

    public double? Confidence { get; init; }

    public double? FlagProbability { get; init; }
}

/// <summary>An agency's year with what is still open in it.</summary>
/// <param name="Open">Missed, not reported or in progress, the likeliest flags first.</param>
public sealed record YearSummary(Agency Agency, OverviewCell Cell, IReadOnlyList<CommitmentListItem> Open);

/// <summary>Reads commitments, in lists and singly.</summary>
public sealed partial class CommitmentQueries(Database database)
{
    private const string ListColumns =
        """
        c.id, c.identity_hash, c.report_id, a.agency_id, g.name AS agency_name, a.plan_year, c.text, c.heading, c.kind, c.due_on,
            c.lead_units, a.status, a.effective_status, a.decision_id, a.confidence, a.flag_probability
        """;

    public async Task<Page<CommitmentListItem>> ListAsync(
        Scope scope,
        CommitmentFilter filter,
        CommitmentOrder order,
        PageRequest page,
        CancellationToken cancellationToken = default)
    {
        var args = new
        {
            filter.AgencyId,
            RootId = filter.RootAgencyId,
            scope.Roots,
            filter.PlanYear,
            Statuses = filter.Statuses.Select(status => status.ToString()).ToArray(),
            Kind = filter.Kind?.ToString(),
            filter.DueBy,
            Text = filter.Text is null ? null : SqlFilter.Containing(filter.Text),
            page.Take,
            page.Skip,
        };
        await using var session = await database.ReadAsync(cancellationToken);
        var total = await session.ScalarAsync<int>(CountSql(scope, filter, order), args, cancellationToken);
        var list = ListSql(scope, filter, order);
        var items = await session.QueryAsync<CommitmentListItem>(session.Dialect.Paged(list), args, cancellationToken);
        return new(items, total, page.Number, page.Take);
    }

    /// <summary>Null where there is no such agency.</summary>
    public async Task<YearSummary?> SummaryAsync(
        Scope scope,
        long agencyId,
        int planYear,
        CancellationToken cancellationToken = default)
    {
        if (await new AgencyQueries(database).ByIdAsync(scope, agencyId, cancellationToken) is not { } agency)
        {
            return null;
        }

        var cells = await new OverviewQueries(database).CellsAsync(scope, agencyId, planYear, planYear, cancellationToken);
        var open = await ListAsync(
            scope,
            new CommitmentFilter
            {
                AgencyId = agencyId,
                PlanYear = planYear,
                Statuses = [AssessmentStatus.Missed, AssessmentStatus.NotReported, AssessmentStatus.InProgress],
            },
            CommitmentOrder.FlagProbability,
            new PageRequest(1, 500),
            cancellationToken);
        return new(
            agency,
            cells.FirstOrDefault(cell => cell.AgencyId == agencyId) ?? new OverviewCell(agencyId, planYear, null, null, new StatusCounts()),
            open.Items);
    }

    internal static string ListSql(Scope scope, CommitmentFilter filter, CommitmentOrder order) =>
        $"""
        {ScopeSql.Tables(scope, filter.RootAgencyId)}
        SELECT {ListColumns}
        FROM assessments a
        INNER JOIN commitments c ON c.id = a.commitment_id
        INNER JOIN agencies g ON g.id = a.agency_id
        {Where(scope, filter, order)}
        {OrderSql(order)}
        """;

    /// <summary>Counts from the index of assessments alone wherever the filter allows.</summary>
    internal static string CountSql(Scope scope, CommitmentFilter filter, CommitmentOrder order)
    {
        var needsCommitments = filter.Kind is not null || filter.DueBy is not null || filter.Text is not null;
        return $"""
            {ScopeSql.Tables(scope, filter.RootAgencyId)}
            SELECT COUNT(*)
            FROM assessments a
            {(needsCommitments ? "INNER JOIN commitments c ON c.id = a.commitment_id" : string.Empty)}
            {Where(scope, filter, order)}
            """;
    }

    private static SqlFilter Where(Scope scope, CommitmentFilter filter, CommitmentOrder order) => new SqlFilter()
        .Within(scope, "a.agency_id")
        .When(filter.AgencyId is not null, "a.agency_id = @AgencyId")
        .When(filter.RootAgencyId is not null, "a.agency_id IN (SELECT id FROM subtree)")
        .When(filter.PlanYear is not null, "a.plan_year = @PlanYear")
        .When(filter.Statuses.Count > 0, "a.effective_status IN @Statuses")
        .When(filter.Kind is not null, "c.kind = @Kind")
        .When(filter.DueBy is not null, "c.due_on <= @DueBy")
        .When(filter.Text is not null, "c.text LIKE @Text ESCAPE '~'")
        .When(order == CommitmentOrder.FlagProbability, "a.flag_probability IS NOT NULL");

    // Each order is that of an index, so that the first page of a million rows needs no sorting.
    private static string OrderSql(CommitmentOrder order) => order switch
    {
        CommitmentOrder.Text => "ORDER BY a.agency_id, a.plan_year, c.ordinal",
        CommitmentOrder.Due => "ORDER BY c.due_on, c.id",
        CommitmentOrder.FlagProbability => "ORDER BY a.flag_probability DESC, a.commitment_id",
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "Unknown order."),
    };
}
