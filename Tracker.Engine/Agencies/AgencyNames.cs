using System.Text.RegularExpressions;

namespace Tracker.Engine.Agencies;

/// <summary>What the names of public bodies tell of them.</summary>
public static partial class AgencyNames
{
    private static readonly HashSet<string> Municipalities = new(StringComparer.Ordinal) { "北京市", "天津市", "上海市", "重庆市" };

    /// <summary>Whether a name ends as those of agencies or of places do.</summary>
    public static bool IsAgencyOrPlace(string name) => Ending().IsMatch(name) || IsPlace(name);

    /// <summary>Whether a name says where the agency is: 湖南省公安厅, but not 省公安厅.</summary>
    public static bool IsFull(string name) => name == "国务院" || name.StartsWith("国家", StringComparison.Ordinal) || Located().IsMatch(name) || National().IsMatch(name);

    /// <summary>A place stands for its government: 青禾县 is 青禾县人民政府. Any other name stays as it is.</summary>
    public static string Complete(string name) => IsPlace(name) ? name + "人民政府" : name.EndsWith("政府", StringComparison.Ordinal) && !name.EndsWith("人民政府", StringComparison.Ordinal) ? name[..^2] + "人民政府" : name;

    /// <summary>The level a full name shows, and how sure that is: a city may rank as a prefecture or as a county.</summary>
    public static (AgencyLevel Level, double Confidence) LevelOf(string name)
    {
        if (name == "国务院" || name == "中华人民共和国国务院")
        {
            return (AgencyLevel.National, 1);
        }

        if (ZonePattern().IsMatch(name))
        {
            return (AgencyLevel.Zone, 0.9);
        }

        var vertical = Vertical().Match(name);
        if (vertical.Success)
        {
            name = name[vertical.Length..];
        }
        else if (National().IsMatch(name))
        {
            return (AgencyLevel.NationalDepartment, 0.95);
        }

        var government = name.EndsWith("人民政府", StringComparison.Ordinal) || name.EndsWith("行政公署", StringComparison.Ordinal) || name.EndsWith("街道办事处", StringComparison.Ordinal);
        return (Place(name), government) switch
        {
            (AgencyLevel.Township, _) => (AgencyLevel.Township, 0.95),
            (AgencyLevel.Province, true) => (AgencyLevel.Province, 0.98),
            (AgencyLevel.Province, false) => (AgencyLevel.ProvincialDepartment, 0.95),
            (AgencyLevel.City, true) => (AgencyLevel.City, 0.75),
            (AgencyLevel.City, false) => (AgencyLevel.CityDepartment, 0.75),
            (AgencyLevel.County, true) => (AgencyLevel.County, 0.95),
            (AgencyLevel.County, false) => (AgencyLevel.CountyDepartment, 0.9),
            _ => name.EndsWith('厅') ? (AgencyLevel.ProvincialDepartment, 0.8) : (AgencyLevel.Unknown, 0),
        };
    }

    private static bool IsPlace(string name) => name.Length is >= 2 and <= 20 && PlacePattern().IsMatch(name);

    /// <summary>The innermost place of the name decides: 白鹭市临溪区 is a district.</summary>
    private static AgencyLevel Place(string name)
    {
        if (Township().IsMatch(name))
        {
            return AgencyLevel.Township;
        }

        if (Bingtuan().IsMatch(name))
        {
            return AgencyLevel.Province;
        }

        var level = AgencyLevel.Unknown;
        foreach (Match place in Places().Matches(name))
        {
            level = place.Value switch
            {
                _ when Municipalities.Contains(place.Value) => AgencyLevel.Province,
                [.., '省'] => AgencyLevel.Province,
                _ when place.Value.EndsWith("自治区", StringComparison.Ordinal) => AgencyLevel.Province,
                _ when place.Value.EndsWith("自治县", StringComparison.Ordinal) || place.Value.EndsWith("自治旗", StringComparison.Ordinal) => AgencyLevel.County,
                // A city beneath a city or a prefecture is a county-level one.
                [.., '市'] => level is AgencyLevel.City ? AgencyLevel.County : AgencyLevel.City,
                [.., '州' or '盟'] or [.., '地', '区'] => AgencyLevel.City,
                _ => AgencyLevel.County,
            };
        }

        return level;
    }

    [GeneratedRegex(@"(?:人民政府|政府|公署|办公室|委员会|管委会|办事处|法院|检察院|银行|大学|学院|医院|集团|公司|[厅局部委办署院会行关]|支队|总队|大队|中心|国务院|分局|兵团|海关)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex(@"^[\u4E00-\u9FFF]{1,14}(?:省|自治区|市|自治州|州|盟|地区|县|区|旗|镇|乡|街道|苏木|兵团)$", RegexOptions.CultureInvariant)]
    private static partial Regex PlacePattern();

    [GeneratedRegex(@"^(?!自治区|省|市|县|区)[\u4E00-\u9FFF]{2,10}?(?:省|自治区|市|州|盟|地区|县|区|旗|镇|乡|街道|兵团)", RegexOptions.CultureInvariant)]
    private static partial Regex Located();

    [GeneratedRegex(@"^(?:中华人民共和国|国家|中国|国务院|最高人民|全国)|^(?:教育|司法|财政|公安|民政|商务|农业农村|生态环境|自然资源|住房和城乡建设|交通运输|水利|文化和旅游|应急管理|科学技术|工业和信息化|人力资源和社会保障|外交|民族|审计)(?:部|署|委员会)$", RegexOptions.CultureInvariant)]
    private static partial Regex National();

    // Bodies led from above carry the name of their ministry before that of their place.
    [GeneratedRegex(@"^(?:国家税务总局|国家统计局|中国气象局|国家金融监督管理总局|中国人民银行|国家矿山安全监察局|国家能源局)(?=[\u4E00-\u9FFF]{2,}(?:省|自治区|市|州|县|区))", RegexOptions.CultureInvariant)]
    private static partial Regex Vertical();

    [GeneratedRegex(@"(?:新区|开发区|高新区|经开区|保税区|示范区|园区|合作区|试验区|度假区|风景区|风景名胜区|功能区|管理区|自贸区)(?:党工委)?(?:管理委员会|管委会|管理局)?$|管理委员会$|管委会$", RegexOptions.CultureInvariant)]
    private static partial Regex ZonePattern();

    [GeneratedRegex(@"(?:镇|乡|街道|苏木)(?:人民政府|办事处)$|(?:街道|[^乡]镇|民族乡)$", RegexOptions.CultureInvariant)]
    private static partial Regex Township();

    [GeneratedRegex(@"生产建设兵团", RegexOptions.CultureInvariant)]
    private static partial Regex Bingtuan();

    [GeneratedRegex(@"[\u4E00-\u9FFF]{2,12}?(?:自治区|自治州|自治县|自治旗|特别行政区|新区|地区|林区|省|市|州|盟|县|区|旗)", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
