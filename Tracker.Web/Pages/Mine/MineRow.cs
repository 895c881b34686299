using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Web.Pages.Mine;

/// <summary>When something falls due, as somebody plans their days.</summary>
public enum DueTime
{
    Overdue,

    /// <summary>By Sunday.</summary>
    ThisWeek,

    /// <summary>By the end of the month.</summary>
    ThisMonth,

    Later,
}

/// <summary>The report on a year, which has to go up by the legal date.</summary>
public sealed record OwedReport(string Code, string AgencyName, int ReviewedYear);

/// <summary>Something that an office owes by a day; one of the three is there.</summary>
public sealed record MineRow(DateOnly DueOn, OwedCommitment? Commitment = null, OwedCase? Case = null, OwedReport? Report = null)
{
    /// <summary>What the office itself says is done is not called overdue.</summary>
    public DueTime TimeOn(DateOnly today)
    {
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        return DueOn < today && Commitment?.Claim != ProgressClaim.Done ? DueTime.Overdue
            : DueOn <= sunday ? DueTime.ThisWeek
            : (DueOn.Year, DueOn.Month) == (today.Year, today.Month) ? DueTime.ThisMonth
            : DueTime.Later;
    }
}
