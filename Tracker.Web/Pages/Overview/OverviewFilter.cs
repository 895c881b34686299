using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Engine.Agencies;
using Tracker.Web.Display;

namespace Tracker.Web.Pages.Overview;

/// <summary>Which agencies and years are wanted; kept in the address.</summary>
public sealed record OverviewFilter
{
    [FromQuery(Name = "level")]
    public AgencyLevel? Level { get; init; }

    [FromQuery(Name = "from")]
    public int? From { get; init; }

    [FromQuery(Name = "to")]
    public int? To { get; init; }

    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary>The page of the table, from 1.</summary>
    [FromQuery(Name = Pager.QueryKey)]
    public int Number { get; init; } = 1;

    [JsonIgnore]
    public bool IsSet => Level is not null || From is not null || To is not null || !string.IsNullOrWhiteSpace(Text);

    public bool Has(int year) => (From is null || year >= From) && (To is null || year <= To);

    public bool Has(Agency agency) =>
        (Level is null || agency.Level == Level)
        && (string.IsNullOrWhiteSpace(Text)
            || agency.Name.Contains(Text.Trim(), StringComparison.OrdinalIgnoreCase)
            || agency.ShortName?.Contains(Text.Trim(), StringComparison.OrdinalIgnoreCase) == true
            || agency.Code.Contains(Text.Trim(), StringComparison.OrdinalIgnoreCase));
}
