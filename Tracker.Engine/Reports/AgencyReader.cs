using System.Text.RegularExpressions;
using Tracker.Engine.Agencies;
using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>Finds whose report it is: its title, the assembly it was delivered to, its address, its signature, its imprint.</summary>
internal static partial class AgencyReader
{
    internal static Finding<string>? Read(ReportText text, Body body, ReportTitle? title)
    {
        var signed = Signed(body);
        if (title is not null && FromTitle(title) is { } named)
        {
            var sure = signed is not null && signed.Value == named ? 0.98 : AgencyNames.IsFull(named) ? 0.95 : 0.85;
            return new Finding<string>(AgencyNames.Complete(named), sure, title.Lines[^1]);
        }

        return Assembly(body) ?? Address(body) ?? signed ?? Imprint(text);
    }

    private static string? FromTitle(ReportTitle title)
    {
        var match = Owner().Match(title.Text);
        if (!match.Success)
        {
            return null;
        }

        var name = match.Groups["name"].Value;
        return name is not ("政府" or "人民政府") && AgencyNames.IsAgencyOrPlace(name) ? name : null;
    }

    private static Finding<string>? Assembly(Body body)
    {
        foreach (var line in body.Head)
        {
            if (Congress().Match(line.Text(body.Reading)) is { Success: true } match)
            {
                var place = match.Groups["place"].Value;
                return new Finding<string>(place == "全国" || place.Length == 0 ? "国务院" : AgencyNames.Complete(place), 0.95, line);
            }
        }

        return null;
    }

    private static Finding<string>? Address(Body body)
    {
        foreach (var line in body.Text.Take(3))
        {
            if (OnBehalf().Match(line.Text(body.Reading)) is { Success: true } match)
            {
                var name = match.Groups["name"];
                return new Finding<string>(name.Value, AgencyNames.IsFull(name.Value) ? 0.95 : 0.5, new TextSpan(line.Start + name.Index, line.Start + name.Index + name.Length));
            }
        }

        return null;
    }

    private static Finding<string>? Signed(Body body)
    {
        foreach (var line in body.Signature)
        {
            var name = SignedDate().Replace(line.Text(body.Reading), string.Empty);
            if (name.Length >= 3 && AgencyNames.IsAgencyOrPlace(name))
            {
                return new Finding<string>(AgencyNames.Complete(name), 0.85, line);
            }
        }

        return null;
    }

    private static Finding<string>? Imprint(ReportText text)
    {
        foreach (var paragraph in text.Paragraphs)
        {
            if (paragraph.Role != ParagraphRole.Body && Publisher().Match(paragraph.Span.Text(text.Reading)) is { Success: true } match
                && AgencyNames.IsAgencyOrPlace(match.Groups["name"].Value))
            {
                return new Finding<string>(match.Groups["name"].Value, 0.6, paragraph.Span);
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?:关于印发|关于公开|关于)?《?(?:(?:(?:19|20)\d\d|[一二][九〇○零Oo][〇○零Oo一二三四五六七八九]{2})年(?:度)?)?(?<name>[^0-9《》]{2,40}?)(?:关于(?:(?:19|20)\d\d|[一二][〇○零Oo九])|(?:19|20)\d\d年|[一二][〇○零Oo九][〇○零Oo一二三四五六七八九]{2}年|关于|推进|全面|法治政府|依法行政|(?:人民)?政府工作报告|工作报告)", RegexOptions.CultureInvariant)]
    private static partial Regex Owner();

    [GeneratedRegex(@"在(?:中国共产党)?(?<place>[^第，。]{0,20}?)第[一二三四五六七八九十\d]+届[^，。]{0,12}人民代表大会", RegexOptions.CultureInvariant)]
    private static partial Regex Congress();

    [GeneratedRegex(@"(?:我|谨)代表(?<name>[^，。、向]{0,24}?(?:政府|国务院|管委会|管理委员会|法院|检察院|委员会))(?:，|向|。|作)", RegexOptions.CultureInvariant)]
    private static partial Regex OnBehalf();

    [GeneratedRegex(@"(?:（(?:印章|盖章|公章|章|印)）)?\d{4}年\d{1,2}月\d{1,2}日$", RegexOptions.CultureInvariant)]
    private static partial Regex SignedDate();

    [GeneratedRegex(@"(?:发[布文]机[构关]|发布单位|信息来源|文章来源|来源|公开单位)】?[：:\s]+(?<name>[\u4E00-\u9FFF]{3,30}?)(?:成文|发[布文]|公开|字[号体]|浏览|阅读|时间|日期|【|】|\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Publisher();
}
