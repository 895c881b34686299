using System.Globalization;
using Tracker.Engine.Agencies;

namespace Tracker.Bench.Generating;

/// <summary>A province of counties beneath cities, with names that are all of one length, so that a text fits every one of them.</summary>
internal static class InventedAgencies
{
    /// <summary>Stands in a text for the reporting body; as long as every name.</summary>
    public const string Placeholder = "某某省某某市某某县人民政府";

    private const int CountiesOfCity = 100;
    private const string Syllables = "岚云青禾临溪松雾河汀白鹭石桥清泉柳湾竹坪梅岭枫林兰亭";

    public const int Most = 26 * 26 * CountiesOfCity;

    public static Agency Province { get; } = new() { Code = "g", Name = "岚川省人民政府", Level = AgencyLevel.Province };

    public static bool BeginsCity(int index) => index % CountiesOfCity == 0;

    public static Agency City(int index, long provinceId) => new()
    {
        Code = string.Create(CultureInfo.InvariantCulture, $"g{index / CountiesOfCity:D4}"),
        Name = $"岚川省{CityName(index)}市人民政府",
        Level = AgencyLevel.City,
        ParentId = provinceId,
    };

    public static Agency County(int index, long cityId) => new()
    {
        Code = string.Create(CultureInfo.InvariantCulture, $"g{index / CountiesOfCity:D4}{index % CountiesOfCity:D2}"),
        Name = $"岚川省{CityName(index)}市{Pair(index % CountiesOfCity)}县人民政府",
        Level = AgencyLevel.County,
        ParentId = cityId,
    };

    private static string CityName(int index) => Pair(index / CountiesOfCity);

    private static string Pair(int number) => $"{Syllables[number / Syllables.Length % Syllables.Length]}{Syllables[number % Syllables.Length]}";
}
