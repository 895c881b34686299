using System.Collections.Frozen;
using Tracker.Engine.Commitments;
using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>
/// What a promise is about: its words without the verbs of plans, the amounts and the deadline. 组织中小学校长脱产培训 is about
/// the headteachers' training; that something is organised says nothing of what.
/// </summary>
/// <param name="Weights">For each character of the promise what it says of the object; 0 outside it.</param>
/// <param name="Total">Sum of <paramref name="Weights"/>.</param>
/// <param name="Words">The words of the object, as indices into the promise's words.</param>
/// <param name="Listed">The items of a list in the promise, as places in its text.</param>
internal sealed record PromisedObject(float[] Weights, float Total, int[] Words, IReadOnlyList<TextSpan> Listed)
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Comparisons = new[]
    {
        "以上", "以下", "以内", "不少于", "不低于", "不超过", "达到", "至少", "左右", "提高到", "提高", "降到", "降低", "压缩", "压减", "增加", "新增", "实现", "保持",
        "全年", "年内", "今年", "每年", "力争", "确保", "推动", "进一步", "工作", "全部", "再",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static PromisedObject Of(Commitment commitment, Meaning meaning)
    {
        var text = commitment.Text;
        var weights = new float[text.Length];
        var words = new List<int>(meaning.Words.Length);
        var total = 0f;
        for (var i = 0; i < meaning.Words.Length; i++)
        {
            var span = meaning.Words[i].Span;
            if (meaning.Weights[i] <= 0 || IsManner(span.Of(text)) || IsAmount(commitment, span))
            {
                continue;
            }

            words.Add(i);
            total += meaning.Weights[i];
            weights.AsSpan(span.Start, span.Length).Fill(meaning.Weights[i] / span.Length);
        }

        return new PromisedObject(weights, total, [.. words], Enumeration.Items(text));
    }

    /// <summary>Whether words that stand in another's place can be another object: an amount is compared as a figure, and another verb or time is no other thing.</summary>
    public static bool IsThing(ReadOnlySpan<char> words) =>
        words.IndexOfAnyInRange('0', '9') < 0 && Verbs.Leading(words) is null && !words.StartsWith("全年", StringComparison.Ordinal) && !words.StartsWith("每", StringComparison.Ordinal);

    private static bool IsManner(ReadOnlySpan<char> word) => Comparisons.Contains(word) || Verbs.Leading(word)?.Length == word.Length;

    private static bool IsAmount(Commitment commitment, TextSpan word)
    {
        var place = word.Shift(commitment.Span.Start);
        if (commitment.Deadline is { } deadline && deadline.Span.Overlaps(place))
        {
            return true;
        }

        foreach (var figure in commitment.Figures)
        {
            if (figure.Span.Overlaps(place))
            {
                return true;
            }
        }

        return false;
    }
}
