using System.Globalization;
using System.Text;

namespace Tracker.Bench.Generating;

/// <summary>
/// Reports of one invented body over the years: each reviews, with gaps, what the one before promised. A template stands for
/// many bodies, which differ only in their names.
/// </summary>
internal sealed class InventedReports(int seed, int promises)
{
    public const int MostPromises = 200;

    private static readonly string[] Topics =
    [
        "行政执法监督", "公共法律服务", "规范性文件管理", "行政复议应诉", "信用分级监管", "政务公开", "综合窗口服务", "矛盾纠纷调解",
        "普法宣传教育", "河道采砂管理", "道路客运管理", "食品小作坊", "校园周边环境", "农贸市场管理", "生活垃圾分类", "老旧小区改造",
        "电动自行车充电", "居家养老服务", "瓶装燃气安全", "消防通道整治", "建筑工地扬尘", "社会生活噪声", "户外招牌管理", "住宅物业服务",
        "未成年人保护", "劳动保障监察", "工程欠薪治理", "招标投标监管", "政府采购管理", "电梯安全管理", "知识产权保护", "广告导向监管",
        "涉企收费治理", "林地用途管制", "耕地种植用途", "饮用水源保护", "秸秆综合利用", "危险化学品", "旅行社管理", "文物安全巡查",
        "网络餐饮监管", "直播营销监管", "校外培训治理", "诊所执业管理", "药品零售监管", "路内停车管理", "共享单车停放", "城市绿化养护",
        "船舶污染防治", "水库运行安全",
    ];

    private static readonly string[] Deadlines = ["", "", "", "6月底前", "9月底前", "年底前", "上半年", "第三季度"];

    /// <param name="year">The year it reviews; its arrangements are for the next.</param>
    /// <param name="isFirst">Whether nothing was promised before.</param>
    public string Text(int year, bool isFirst)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{InventedAgencies.Placeholder}{year}年度法治政府建设年度报告\n\n");
        text.Append(CultureInfo.InvariantCulture, $"现将{year}年度法治政府建设情况报告如下。\n\n一、{year}年度法治政府建设主要举措和成效\n");
        Paragraphs(text, Results(year, isFirst));
        text.Append("二、存在的不足和原因\n少数单位执法文书不够规范，基层执法力量配备尚未到位，部分项目推进滞后。\n\n");
        text.Append("三、主要负责人履行推进法治建设第一责任人职责情况\n主要负责人主持召开常务会议听取法治建设工作汇报4次，带头参加法治专题讲座2次。\n\n");
        text.Append(CultureInfo.InvariantCulture, $"四、{year + 1}年度法治政府建设主要安排\n");
        Paragraphs(text, Promises(year + 1).Select(promise => promise.Text));
        return text.ToString();
    }

    private static void Paragraphs(StringBuilder text, IEnumerable<string> sentences)
    {
        foreach (var (number, paragraph) in sentences.Chunk(5).Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"（{Number(number + 1)}）推进第{Number(number + 1)}方面工作。{string.Concat(paragraph)}\n");
        }

        text.Append('\n');
    }

    private static string Number(int number)
    {
        const string Digits = "〇一二三四五六七八九";
        var (tens, ones) = (number / 10, number % 10);
        return $"{(tens > 1 ? Digits[tens] : "")}{(tens > 0 ? "十" : "")}{(ones > 0 || tens == 0 ? Digits[ones] : "")}";
    }

    private static Random Chance(int seed, int year) => new((seed * 4096) + year);

    private IEnumerable<Promise> Promises(int year)
    {
        var chance = Chance(seed, year);
        var topics = Shuffled(chance);
        for (var index = 0; index < promises; index++)
        {
            // Each topic comes in another form on its next turn, so that no two promises are the same.
            var turn = index / topics.Length;
            yield return new Promise(
                (index + turn) % 4,
                topics[index % topics.Length],
                chance.Next(3, 90),
                Deadlines[chance.Next(Deadlines.Length)]);
        }
    }

    private static string[] Shuffled(Random chance)
    {
        string[] topics = [.. Topics];
        chance.Shuffle(topics);
        return topics;
    }

    private IEnumerable<string> Results(int year, bool isFirst)
    {
        var chance = Chance(seed, year + 1000);
        if (!isFirst)
        {
            foreach (var promise in Promises(year))
            {
                var fate = chance.Next(10);
                if (fate < 7)
                {
                    yield return promise.Reported(isShort: fate == 6);
                }
            }
        }

        foreach (var topic in Shuffled(chance).Take(15))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"召开{topic}联席会议{chance.Next(2, 9)}次，通报典型案例{chance.Next(2, 30)}件。");
        }
    }

    private sealed record Promise(int Form, string Topic, int Count, string Deadline)
    {
        public string Text => Form switch
        {
            0 => $"{Deadline}制定出台《{Topic}办法》。",
            1 => $"{Deadline}建成{Topic}示范点{Count}个。",
            2 => $"{Deadline}开展{Topic}专项检查{Count}次以上。",
            _ => $"持续提升{Topic}工作水平。",
        };

        /// <param name="isShort">Whether less was done than promised.</param>
        public string Reported(bool isShort) => Form switch
        {
            0 => isShort ? $"完成《{Topic}办法》征求意见稿。" : $"制定出台《{Topic}办法》。",
            1 => $"建成{Topic}示范点{(isShort ? Count / 2 : Count)}个。",
            2 => $"开展{Topic}专项检查{(isShort ? Count / 2 : Count + 2)}次。",
            _ => $"{Topic}工作水平稳步提升。",
        };
    }
}
