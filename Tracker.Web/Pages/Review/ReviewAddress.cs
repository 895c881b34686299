using Microsoft.AspNetCore.Mvc;
using Tracker.Engine.Accountability;

namespace Tracker.Web.Pages.Review;

/// <summary>Which part of the queue is wanted; kept in the address.</summary>
public sealed record ReviewAddress
{
    /// <summary>The code, name or short name of an agency, which stands for everything beneath it too.</summary>
    [FromQuery(Name = "agency")]
    public string? Agency { get; init; }

    [FromQuery(Name = "year")]
    public int? Year { get; init; }

    [FromQuery(Name = "status")]
    public AssessmentStatus? Status { get; init; }

    [FromQuery(Name = "flagged")]
    public bool Flagged { get; init; }

    public bool IsSet => !string.IsNullOrWhiteSpace(Agency) || Year is not null || Status is not null || Flagged;
}
