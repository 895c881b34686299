namespace Tracker.Engine.Agencies;

/// <summary>The level of the public body that reports.</summary>
public enum AgencyLevel
{
    Unknown,
    National,
    Province,
    City,
    County,
    Township,
    NationalDepartment,
    ProvincialDepartment,
    CityDepartment,
    CountyDepartment,
    Zone,
}
