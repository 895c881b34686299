using System.Buffers;
using System.Globalization;
using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>
/// Holds promised amounts against reported ones: same kind of unit, converted where units differ (half a working day is
/// four hours), computed where the report gives the parts (44 of 47, from 41 to 75), and lower-is-better where the target
/// is a ceiling or the quantity is an evil.
/// </summary>
public static class FigureChecker
{
    /// <summary>Words for "every one of them": a rate of one hundred per cent told without a number.</summary>
    private static readonly string[] AllWords = ["全部", "均", "无一", "全覆盖", "悉数", "应审尽审", "应备尽备", "尽公开", "都", "全员", "每个", "率先实现"];

    /// <summary>Quantities of which less is better, so that a bare target for them is a ceiling.</summary>
    private static readonly SearchValues<string> Evils = SearchValues.Create(["败诉率", "投诉率", "发案", "事故", "纠错率", "死亡", "信访量", "逾期", "差错率", "撤销率", "能耗", "排放", "浓度", "时限", "用时"], StringComparison.Ordinal);

    /// <summary>Words that ask for so many new ones, which a report may tell as a rise from so many to so many.</summary>
    private static readonly SearchValues<string> NewOnes = SearchValues.Create(["新增", "新建", "新设", "增设", "新培育", "新招", "增加"], StringComparison.Ordinal);

    /// <summary>Words after which amounts are parts of one told before, or a whole told beside its parts.</summary>
    private static readonly SearchValues<string> Whole = SearchValues.Create(["其中", "共", "总数", "合计", "累计", "达到", "比", "比例", "占", "分别"], StringComparison.Ordinal);

    /// <param name="Words">Writes the amount or its sum; asked only of the best candidate.</param>
    private readonly record struct Candidate(decimal Value, Func<string> Words, TextSpan[] Places, int Rank);

    /// <summary>Checks every amount of a promise against one statement.</summary>
    /// <param name="promise">The promise's words.</param>
    /// <param name="targets">The promise's amounts.</param>
    /// <param name="statement">The statement's words.</param>
    /// <param name="reported">The statement's amounts, those nearest the matching words first.</param>
    public static IReadOnlyList<FigureCheck> Check(string promise, IReadOnlyList<Figure> targets, string statement, IReadOnlyList<Figure> reported)
    {
        if (targets.Count == 0)
        {
            return [];
        }

        var evil = promise.AsSpan().ContainsAny(Evils);
        var isNew = promise.AsSpan().ContainsAny(NewOnes);
        return [.. targets.Where(target => target.Comparison != FigureComparison.From).Select(target => Check(target, evil, isNew, statement, reported))];
    }

    private static FigureCheck Check(Figure target, bool evil, bool isNew, string statement, IReadOnlyList<Figure> reported)
    {
        Candidate? best = null;
        foreach (var candidate in Candidates(target, isNew, statement, reported))
        {
            if (best is not { } held || candidate.Rank < held.Rank)
            {
                best = candidate;
            }
        }

        return best is { } found
            ? new FigureCheck(target, Meets(target, evil, found.Value) ? FigureVerdict.Met : FigureVerdict.FallsShort, found.Value, found.Words(), found.Places)
            {
                IsOnlyCandidate = found.Places.Length == 1
                    && reported.Count(figure => string.Equals(figure.Unit, target.Unit, StringComparison.Ordinal)) == 1,
            }
            : new FigureCheck(target, FigureVerdict.NotReported, null, "", []);
    }

    private static IEnumerable<Candidate> Candidates(Figure target, bool isNew, string statement, IReadOnlyList<Figure> reported)
    {
        for (var i = 0; i < reported.Count; i++)
        {
            var figure = reported[i];
            if (figure.Comparison != FigureComparison.From && target.IsComparableWith(figure))
            {
                var same = string.Equals(target.Unit, figure.Unit, StringComparison.Ordinal) ? 0 : 2;
                yield return new Candidate(InUnitOf(target, figure), () => Words(figure), [figure.Span], (i * 4) + same + (IsChange(target) == IsChange(figure) ? 0 : 8));
            }
        }

        // A sum is made of amounts in the order they stand in, not in the order of their nearness.
        var inOrder = InOrder(reported);
        foreach (var change in Changes(target, isNew, inOrder))
        {
            yield return change;
        }

        if (Sum(target, statement, inOrder) is { } sum)
        {
            yield return sum;
        }

        if (target.Unit == "%")
        {
            foreach (var share in Shares(inOrder))
            {
                yield return share;
            }

            if (target.Value >= 80 && AllWords.FirstOrDefault(word => statement.Contains(word, StringComparison.Ordinal)) is { } all)
            {
                yield return new Candidate(100, () => all, [], 200);
            }
        }
    }

    private static IReadOnlyList<Figure> InOrder(IReadOnlyList<Figure> figures)
    {
        for (var i = 1; i < figures.Count; i++)
        {
            if (figures[i].Span.Start < figures[i - 1].Span.Start)
            {
                return [.. figures.OrderBy(figure => figure.Span.Start)];
            }
        }

        return figures;
    }

    /// <summary>由41项增至75项 is a change of 34, held against targets that ask for a change or for new ones.</summary>
    private static IEnumerable<Candidate> Changes(Figure target, bool isNew, IReadOnlyList<Figure> reported)
    {
        for (var i = 0; i + 1 < reported.Count; i++)
        {
            var (from, to) = (reported[i], reported[i + 1]);
            if (from.Comparison != FigureComparison.From || !from.IsComparableWith(to))
            {
                continue;
            }

            var points = target.Unit is "个百分点" or "百分点" && from.Unit == "%";
            if (!points && !target.IsComparableWith(to))
            {
                continue;
            }

            var change = Math.Abs(to.Value - from.Value);
            string Words() => $"{Number(to.Value)}-{Number(from.Value)}={Number(change)}{(points ? "个百分点" : to.Unit)}";
            yield return new Candidate(change, Words, [from.Span, to.Span], IsChange(target) || isNew || points ? i - 10 : 100 + i);
            if (target.Unit == "%" && IsChange(target) && from.Value != 0)
            {
                var rate = Math.Round(change / from.Value * 100, 1);
                yield return new Candidate(rate, () => $"{Number(change)}/{Number(from.Value)}={Number(rate)}%", [from.Span, to.Span], 50 + i);
            }
        }
    }

    /// <summary>
    /// 取消4项、下放3项: amounts of the target's unit told one after the other add up, where none of them alone meets the
    /// target. 其中 and its like tell parts of what was already counted.
    /// </summary>
    private static Candidate? Sum(Figure target, string statement, IReadOnlyList<Figure> inOrder)
    {
        Figure[] parts = [.. inOrder.Where(figure => string.Equals(figure.Unit, target.Unit, StringComparison.Ordinal))];
        if (parts.Length < 2 || Units.IsMeasure(target.Unit) || target.Comparison is FigureComparison.AtMost or FigureComparison.DecreaseBy
            || parts.Any(part => part.Value >= target.Value || part.Comparison == FigureComparison.From)
            || statement.AsSpan().ContainsAny(Whole))
        {
            return null;
        }

        var sum = parts.Sum(part => part.Value);
        return parts[0].Value == sum - parts[0].Value
            ? null
            : new Candidate(sum, () => $"{string.Join('+', parts.Select(part => Number(part.Value)))}={Number(sum)}{target.Unit}", [.. parts.Select(part => part.Span)], -1);
    }

    /// <summary>47件…化解44件: two amounts of one unit give a rate.</summary>
    private static IEnumerable<Candidate> Shares(IReadOnlyList<Figure> reported)
    {
        for (var i = 0; i + 1 < reported.Count; i++)
        {
            var (whole, part) = (reported[i], reported[i + 1]);
            if (whole.Unit != "%" && !Units.IsMeasure(whole.Unit) && whole.IsComparableWith(part) && whole.Comparison != FigureComparison.From
                && whole.Value >= part.Value && whole.Value > 0)
            {
                var rate = Math.Round(part.Value / whole.Value * 100, 1);
                yield return new Candidate(rate, () => $"{Number(part.Value)}/{Number(whole.Value)}={Number(rate)}%", [whole.Span, part.Span], 60 + i);
            }
        }
    }

    private static bool Meets(Figure target, bool evil, decimal reported) => target.Comparison switch
    {
        FigureComparison.AtMost => reported <= target.Value,
        FigureComparison.About => reported >= target.Value * 0.95m,
        FigureComparison.AtLeast or FigureComparison.IncreaseBy or FigureComparison.DecreaseBy => reported >= target.Value,
        _ => evil ? reported <= target.Value : reported >= target.Value,
    };

    private static bool IsChange(Figure figure) => figure.Comparison is FigureComparison.IncreaseBy or FigureComparison.DecreaseBy;

    private static decimal InUnitOf(Figure target, Figure figure)
    {
        var (value, _) = Units.Normalise(figure.Value, figure.Unit);
        var (one, _) = Units.Normalise(1, target.Unit);
        return one == 0 ? value : Math.Round(value / one, 4);
    }

    private static string Words(Figure figure) => Number(figure.Value) + figure.Unit;

    private static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
