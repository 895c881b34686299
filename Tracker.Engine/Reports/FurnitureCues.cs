using System.Text.RegularExpressions;

namespace Tracker.Engine.Reports;

/// <summary>The words by which the furniture of a government web page is known. All patterns read the reading form.</summary>
internal static partial class FurnitureCues
{
    private const int LongestFurniture = 60;

    /// <summary>Navigation, tools and notices.</summary>
    internal static bool IsNoise(ReadOnlySpan<char> line) => !IsProse(line) && (Tool().IsMatch(line) || Furniture().IsMatch(line) || IsNavigation(line));

    /// <summary>A paragraph of the report may speak of 政务新媒体 or 适老化 as well; no furniture is a numbered sentence or a long one.</summary>
    private static bool IsProse(ReadOnlySpan<char> line) =>
        line.Length > 0 && line[^1] is '。' or '；' && (line.Length > LongestFurniture || Numbering.At(line) is not null);

    /// <summary>What closes a page; narrower than <see cref="IsNoise"/>, for a report's last lines are its signature.</summary>
    internal static bool IsTailNoise(ReadOnlySpan<char> line) =>
        IsNoise(line) || Closing().IsMatch(line) || IsNotice(line) || (IsImprint(line) && !LineShape.IsDate(line));

    /// <summary>A licence or copyright notice, which may be long.</summary>
    internal static bool IsNotice(ReadOnlySpan<char> line) => line.Length <= 300 && Notice().IsMatch(line);

    internal static bool IsImprint(ReadOnlySpan<char> line) => line.Length <= 130 && (Imprint().IsMatch(line) || DateAndTime().IsMatch(line));

    internal static bool IsCaption(ReadOnlySpan<char> line) => line.Length <= 120 && Caption().IsMatch(line);

    /// <summary>A label whose value stands on the next line.</summary>
    internal static bool IsLabel(ReadOnlySpan<char> line) => line.Length <= 8 && line.EndsWith("：") && Imprint().IsMatch(line);

    internal static bool IsBreadcrumb(ReadOnlySpan<char> line) => line.IndexOfAny(">›»") >= 0 || Breadcrumb().IsMatch(line);

    internal static bool IsTitle(ReadOnlySpan<char> line) => line.Length is >= 4 and <= 70 && Title().IsMatch(line);

    internal static bool MayNameAgency(ReadOnlySpan<char> line) => line.Length <= 40 && Agency().IsMatch(line);

    private static bool IsNavigation(ReadOnlySpan<char> line)
    {
        var found = 0;
        var covered = 0;
        foreach (var match in Menu().EnumerateMatches(line))
        {
            found++;
            covered += match.Length;
        }

        return found >= 2 && covered * 2 >= line.Length;
    }

    [GeneratedRegex(@"^[【\[［（(|]*(?:下载|打印|打印本页|打印此页|全屏|收藏|分享|分享到|分享到微信|关闭|关闭窗口|关闭本页|返回|返回顶部|返回首页|加大|还原|减小|放大|缩小|默认|大|中|小|大中小|小中大|×|\||>|朗读|语音播报|复制链接|点赞|纠错|我要纠错|相关报道|相关文档|相关链接|相关附件|相关阅读|相关新闻|相关文件|相关稿件|相关解读|相关信息|热点推荐|推荐阅读|附件下载|扫一扫|二维码|首页|登录|注册|搜索|无障碍|繁体|简体|English|EN|APP|微信|微博|客户端|Public domain|false|true)[】\]］）)|[：:]:>]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Tool();

    [GeneratedRegex(@"^无障碍|无障碍(?:浏览|阅读)|长者(?:模式|版|专区)|适老|关怀版|[【\[]?字(?:号|体|体大小)[】\]]?[：:\[【]|^【?字号|\[?大\]?\[?中\]?\[?小|打印(?:本页|此页|文章)|关闭(?:窗口|本页|页面)|分享(?:到|至|[：:])|扫一扫|手机(?:打开|浏览|查看)|上一[篇条]|下一[篇条]|网站地图|网站声明|联系我们|关于我们|隐私(?:声明|政策)|网站标识码|ICP备|公网安备|公安备案|版权所有|Copyright|©|主办(?:单位)?[：:]|承办(?:单位)?[：:]|技术支持|网站支持|联系电话[：:]|地址[：:]|邮编[：:]|您是第|访问(?:量|次数)[：:]|(?:浏览|阅读|点击)(?:量|次数|数)[：:]?\d*$|^索引号|^信息索引|主题分类[：:]|公开方式[：:]|^发[文布]机[构关][：:]|^发文字号|^文号[：:]|有效性[：:]|公开范围[：:]|信息名称[：:]|^附件[：:]?无$|政府门户网站|官方网站|繁體|您(?:的|当前|现在)?(?:所在)?(?:的)?位置|当前位置|>>$|》》|点击(?:图片|查看|下载)|责任编辑|责编[：:]|编辑[：:]|^审核[：:]|^校对[：:]|^初审|^复审|^终审|政务新媒体|官方微信|官方微博|保存到桌面|^来信|建议使用", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Furniture();

    [GeneratedRegex(@"首页|走进\w\w|新闻(?:动态|中心|发布)?|政务(?:公开|服务|信息|要闻|动态)|信息公开|公开目录|互动(?:交流)?|政民互动|办事(?:服务|大厅)|专题(?:专栏)?|数据(?:开放)?|机构(?:概况|职能|设置)|法规|政策(?:文件|解读)|登录|注册|繁体|简体|无障碍|长者|手机版|智能问答|营商环境|魅力\w\w|党建|通知公告|领导之窗|概况", RegexOptions.CultureInvariant)]
    private static partial Regex Menu();

    [GeneratedRegex(@"^(?:责任编辑|编辑|审核|相关(?:报道|文档|链接|附件|阅读|新闻|文件|稿件|解读)|附件(?:下载|列表)?[：:]?$|扫一扫|打印|主管|网站|友情链接|政府网站|各地网站|国务院部门|服务热线|咨询电话|监督电话|[0-9a-f]{32})", RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^本作品(?:是|在|原)|公有领域|维基文库|知识共享|Creative Commons|未经(?:许可|授权|书面)|(?:转载|引用)(?:请|须|时)|免责声明|Public domain", RegexOptions.CultureInvariant)]
    private static partial Regex Notice();

    [GeneratedRegex(@"^[【\[［]?(?:发布(?:时间|日期)|发表(?:时间|日期)|发稿时间|信息时间|公开(?:时间|日期)|更新(?:时间|日期)|成文(?:时间|日期)|生成(?:时间|日期)|录入时间|公布(?:时间|日期)|(?:发布)?日期|时间|来源|信息来源|文章来源|稿源|作者|供稿|发布(?:单位|机构|者|人)|信息(?:提供|发布)|浏览(?:次数|量)|阅读(?:次数|量|数)|点击(?:次数|量|数|率)|访问(?:次数|量))[】\]］]?[：:\t]|(?:发布时间|发布日期|信息时间|公开日期|成文日期|发布机构|浏览次数|阅读次数|信息来源)[：:\t]", RegexOptions.CultureInvariant)]
    private static partial Regex Imprint();

    [GeneratedRegex(@"^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s?\d{1,2}:\d{2}(?::\d{2})?)?|\d{4}年\d{1,2}月\d{1,2}日\s?\d{1,2}[:时]\d{2}(?:分|:\d{2})?)(?:来源|作者|\||$)", RegexOptions.CultureInvariant)]
    private static partial Regex DateAndTime();

    [GeneratedRegex(@"(?:摄|摄影报道|供图|图片来源[：:].{2,12})[）)。]?$|(?:记者|通讯员).{1,20}摄", RegexOptions.CultureInvariant)]
    private static partial Regex Caption();

    [GeneratedRegex(@"^(?:您?的?(?:当前|现在|所在)*位置[：:]?|首页.{2,60}(?:目录|年报|年度报告|公开))", RegexOptions.CultureInvariant)]
    private static partial Regex Breadcrumb();

    [GeneratedRegex(@"报告(?:（.{1,12}）)?$|情况(?:的)?(?:报告|汇报|总结|通报)|工作(?:总结|报告|汇报|情况)|年度(?:报告|总结)|总结和.{0,20}(?:打算|计划|安排)|法治政府建设|依法行政", RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex(@"人民政府|(?:厅|局|委|委员会|办公室|管委会|办事处|公署|政府|法院|检察院|支队|总队|大队|中心|院|署|部|社|会)(?:办公室)?$|^中共|^关于|人民代表大会|会议上", RegexOptions.CultureInvariant)]
    private static partial Regex Agency();
}
