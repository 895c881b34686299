using System.Buffers;

namespace Tracker.Engine.Language;

/// <summary>Finds the figures in official prose. Dates, ordinals, list numbering and numbers inside names are not figures.</summary>
public static class Figures
{
    private static readonly string[] AtLeastBefore =
        ["不少于", "不低于", "不小于", "至少", "超过", "达到", "突破", "高于", "多于", "保持在", "稳定在", "保持", "不得少于", "不得低于", "达", "超"];

    private static readonly string[] AtMostBefore =
        ["不超过", "不高于", "不多于", "控制在", "低于", "少于", "小于", "不得超过", "不大于"];

    private static readonly string[] Rises = ["提高", "提升", "增加", "增长", "上升", "扩大", "扩充", "扩展", "增", "升", "扩"];

    private static readonly string[] Falls = ["下降", "降低", "减少", "压减", "压缩", "缩短", "缩减", "精简", "降", "减", "压", "缩"];

    private static readonly SearchValues<char> NumberStarts = SearchValues.Create("0123456789一二三四五六七八九十百两零");

    /// <summary>Characters between 率 and its amount.</summary>
    private const int FarthestRate = 10;

    /// <summary>Characters before 率 that tell the rate.</summary>
    private const int LongestRate = 4;

    public static IReadOnlyList<Figure> Read(string text, TextSpan scope)
    {
        List<Figure>? found = null;
        var i = scope.Start;
        while (i < scope.End)
        {
            var next = text.AsSpan(i, scope.End - i).IndexOfAny(NumberStarts);
            if (next < 0)
            {
                break;
            }

            i += next;
            var length = ReadAt(text, i, scope, out var figure);
            if (figure is not null)
            {
                (found ??= []).Add(figure);
            }

            i += Math.Max(1, length);
        }

        return found ?? (IReadOnlyList<Figure>)[];
    }

    private static int ReadAt(string text, int start, TextSpan scope, out Figure? figure)
    {
        figure = null;
        var reading = text.AsSpan(0, scope.End);
        if (ReadPercentInWords(text, start, scope, out figure) is var words and > 0)
        {
            return words;
        }

        var length = ChineseNumeral.Read(reading, start, out var value);
        if (length == 0 || IsPartOfName(text, start, scope))
        {
            return length;
        }

        var isHan = !char.IsAsciiDigit(text[start]);
        var i = start + length;
        if (i < scope.End && text[i] is '余' or '多' or '几')
        {
            i++;
            i += SkipMultiplier(text, i, scope.End, ref value);
        }

        if (i < scope.End && text[i] == '成' && value is > 0 and <= 10 && (i + 1 == scope.End || text[i + 1] is '以' or '左' or '，' or '。' or '的'))
        {
            var tenths = new TextSpan(start, i + 1);
            figure = Rate(text, value * 10, tenths, scope);
            return tenths.Length;
        }

        var unitLength = Units.Read(reading, i);
        if (unitLength == 0 || IsDate(text, start, i, scope.End) || (isHan && !IsHanFigure(text, start, i, value, scope)))
        {
            return i - start;
        }

        var span = new TextSpan(start, i + unitLength);
        var unit = text.Substring(i, unitLength);
        figure = unit == "%" ? Rate(text, value, span, scope) : new Figure(value, unit, Compare(text, span, scope), span);
        return span.Length;
    }

    private static int ReadPercentInWords(string text, int start, TextSpan scope, out Figure? figure)
    {
        figure = null;
        const string PerCent = "百分之";
        if (!text.AsSpan(start, scope.End - start).StartsWith(PerCent, StringComparison.Ordinal))
        {
            return 0;
        }

        var length = ChineseNumeral.Read(text.AsSpan(0, scope.End), start + PerCent.Length, out var value);
        if (length == 0)
        {
            return 0;
        }

        var span = new TextSpan(start, start + PerCent.Length + length);
        figure = Rate(text, value, span, scope);
        return span.Length;
    }

    private static Figure Rate(string text, decimal value, TextSpan span, TextSpan scope) =>
        new(value, "%", Compare(text, span, scope), span) { RateOf = RateBefore(text.AsSpan(scope.Start, span.Start - scope.Start)) };

    /// <summary>What the last rate named in the clause is a rate of: 办结 in 投诉按期办结率达到.</summary>
    private static string RateBefore(ReadOnlySpan<char> before)
    {
        before = before[(before.LastIndexOfAny('，', '。', '；') + 1)..];
        var satisfaction = before.LastIndexOf("满意度", StringComparison.Ordinal);
        var end = Math.Max(before.LastIndexOf('率'), satisfaction < 0 ? -1 : satisfaction + 2);
        if (end < 2 || before.Length - end > FarthestRate)
        {
            return "";
        }

        var start = end;
        while (start > 0 && end - start < LongestRate && Chinese.IsHan(before[start - 1]))
        {
            start--;
        }

        return end - start < 2 ? "" : before[start..end].ToString();
    }

    private static int SkipMultiplier(string text, int i, int end, ref decimal value)
    {
        if (i < end && text[i] is '万' or '亿')
        {
            value *= text[i] == '万' ? 10_000m : 100_000_000m;
            return 1;
        }

        return 0;
    }

    // PM2.5, 12345热线, 第三, 十四五, “三项制度”: the number names something and counts nothing.
    private static bool IsPartOfName(string text, int start, TextSpan scope) =>
        start > scope.Start && (text[start - 1] is '第' or '“' or '·' or '+' or '－' || char.IsAsciiLetter(text[start - 1]));

    private static bool IsDate(string text, int start, int unit, int end) => text[unit] switch
    {
        '年' => unit - start == 4 || (unit + 1 < end && text[unit + 1] is '度' or '内' or '底' or '前' or '行'),
        '月' or '日' or '号' => true,
        '个' => unit + 1 < end && text[unit + 1] == '五' && start > 0,
        '分' => unit + 1 < end && (text[unit + 1] is '类' or '级' or '别' or '批' or '散' or '析' or '步' or '布'),
        _ => false,
    };

    // In Han characters most numbers are idiom (一体, 统一, 三级, 两个维护); a count stands before a counter and is above one.
    private static bool IsHanFigure(string text, int start, int unit, decimal value, TextSpan scope)
    {
        if (value <= 1 || (start > scope.Start && (ChineseNumeral.IsHanNumeral(text[start - 1]) || text[start - 1] is '统' or '唯' or '年')))
        {
            return false;
        }

        return text[unit] is '次' or '期' or '场' or '部' or '件' or '家' or '名' or '批' or '座' or '所' or '处' or '篇' or '轮'
            || (text[unit] is '个' or '项' or '条' or '类' && (value > 9 || unit + 1 >= scope.End || text[unit + 1] is '以' or '，' or '。'));
    }

    /// <summary>What the words around a figure say of it.</summary>
    private static FigureComparison Compare(ReadOnlySpan<char> text, TextSpan figure, TextSpan scope)
    {
        var after = text[figure.End..Math.Min(text.Length, figure.End + 4)];
        if (after.StartsWith("以上", StringComparison.Ordinal) || after.StartsWith("及以上", StringComparison.Ordinal))
        {
            return FigureComparison.AtLeast;
        }

        if (after.StartsWith("以内", StringComparison.Ordinal) || after.StartsWith("以下", StringComparison.Ordinal)
            || after.StartsWith("之内", StringComparison.Ordinal))
        {
            return FigureComparison.AtMost;
        }

        if (after.StartsWith("左右", StringComparison.Ordinal) || after.StartsWith("上下", StringComparison.Ordinal))
        {
            return FigureComparison.About;
        }

        return CompareBefore(text[Math.Max(scope.Start, figure.Start - 8)..figure.Start]);
    }

    private static FigureComparison CompareBefore(ReadOnlySpan<char> before)
    {
        var cut = before.LastIndexOfAny('，', '。', '、');
        before = before[(cut + 1)..];
        if (before.EndsWith("由", StringComparison.Ordinal) || before.EndsWith("从", StringComparison.Ordinal)
            || (before.EndsWith("的", StringComparison.Ordinal) && before.LastIndexOfAny('由', '从') >= 0))
        {
            return FigureComparison.From;
        }

        // 不低于 ends in 低于, and 不超过 in 超过: the longer word is meant.
        var (least, most) = (LongestEnding(before, AtLeastBefore), LongestEnding(before, AtMostBefore));
        if (least + most > 0)
        {
            return least > most ? FigureComparison.AtLeast : FigureComparison.AtMost;
        }

        if (before.EndsWith("约", StringComparison.Ordinal) || before.EndsWith("近", StringComparison.Ordinal))
        {
            return FigureComparison.About;
        }

        var reaches = before.TrimEnd("到至为成");
        var toward = reaches.Length < before.Length;
        var changed = reaches.TrimEnd("了再");
        if (EndsWithAny(changed, Falls))
        {
            return toward ? FigureComparison.AtMost : FigureComparison.DecreaseBy;
        }

        return EndsWithAny(changed, Rises)
            ? toward ? FigureComparison.AtLeast : FigureComparison.IncreaseBy
            : FigureComparison.Exactly;
    }

    private static int LongestEnding(ReadOnlySpan<char> text, string[] words)
    {
        var longest = 0;
        foreach (var word in words)
        {
            longest = word.Length > longest && text.EndsWith(word, StringComparison.Ordinal) ? word.Length : longest;
        }

        return longest;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                // 新增 counts what is new; only a bare 增 says by how much a quantity rose.
                return !(word == "增" && text.EndsWith("新增", StringComparison.Ordinal));
            }
        }

        return false;
    }
}
