using System.Collections.Frozen;

namespace Tracker.Engine.Agencies;

/// <summary>Levels as lists write them.</summary>
public static class AgencyLevels
{
    private static readonly FrozenDictionary<string, AgencyLevel> Words = new Dictionary<string, AgencyLevel>(StringComparer.OrdinalIgnoreCase)
    {
        ["国家"] = AgencyLevel.National,
        ["国务院"] = AgencyLevel.National,
        ["省"] = AgencyLevel.Province,
        ["省级"] = AgencyLevel.Province,
        ["自治区"] = AgencyLevel.Province,
        ["直辖市"] = AgencyLevel.Province,
        ["市"] = AgencyLevel.City,
        ["市级"] = AgencyLevel.City,
        ["县"] = AgencyLevel.County,
        ["区"] = AgencyLevel.County,
        ["县级"] = AgencyLevel.County,
        ["乡镇"] = AgencyLevel.Township,
        ["街道"] = AgencyLevel.Township,
        ["国家部门"] = AgencyLevel.NationalDepartment,
        ["省级部门"] = AgencyLevel.ProvincialDepartment,
        ["市级部门"] = AgencyLevel.CityDepartment,
        ["县级部门"] = AgencyLevel.CountyDepartment,
        ["开发区"] = AgencyLevel.Zone,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an <see cref="AgencyLevel"/> by its name (provincial_department too) or its Chinese word; empty is <see cref="AgencyLevel.Unknown"/>.</summary>
    public static bool TryParse(string text, out AgencyLevel level)
    {
        level = AgencyLevel.Unknown;
        return text.Length == 0
            || Words.TryGetValue(text, out level)
            || (!char.IsAsciiDigit(text[0]) && Enum.TryParse(text.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true, out level));
    }
}
