namespace Tracker.Engine.Linking;

/// <summary>How alike two document titles are: shared character pairs, after the parts every title has are left out.</summary>
internal static class TitleLikeness
{
    /// <summary>From here on two titles name one document: 《…管理办法》 and 《…管理办法（试行）》.</summary>
    public const float Same = 0.8f;

    private static readonly string[] Trimmed = ["（试行）", "（草案）", "（修订草案）", "（暂行）", "（送审稿）", "（修订）", "的通知", "（征求意见稿）"];

    public static float Of(string left, string right)
    {
        left = Core(left);
        right = Core(right);
        if (left.Length < 2 || right.Length < 2)
        {
            return string.Equals(left, right, StringComparison.Ordinal) ? 1 : 0;
        }

        var shared = 0;
        for (var i = 0; i + 1 < left.Length; i++)
        {
            if (right.AsSpan().Contains(left.AsSpan(i, 2), StringComparison.Ordinal))
            {
                shared++;
            }
        }

        // A title cited without its place (省…条例 for 江北省…条例) is contained in the longer one.
        return (float)shared / (Math.Min(left.Length, right.Length) - 1) * MathF.Sqrt((float)Math.Min(left.Length, right.Length) / Math.Max(left.Length, right.Length));
    }

    private static string Core(string title)
    {
        foreach (var tail in Trimmed)
        {
            title = title.Replace(tail, "", StringComparison.Ordinal);
        }

        var note = title.LastIndexOf('（');
        return note > 2 && title.EndsWith('）') ? title[..note] : title;
    }
}
