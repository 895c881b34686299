using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Engine.Pipeline;

/// <summary>
/// Names a commitment or an outcome by what it says and who says it for which year, so that people's decisions find it again
/// in a corrected version of the report. The same words standing twice are told apart by counting.
/// </summary>
internal static class Identities
{
    private const int HexLength = 32;

    /// <param name="scope">c for commitments, o for outcomes.</param>
    /// <param name="agencyId">Who says it.</param>
    /// <param name="year">The plan year of commitments, the reviewed year of outcomes.</param>
    /// <param name="texts">All of one report in order.</param>
    public static IReadOnlyList<string> Of(char scope, long agencyId, int year, IEnumerable<string> texts)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var identities = new List<string>();
        foreach (var text in texts)
        {
            var words = Normalise(text);
            var occurrence = seen[words] = seen.GetValueOrDefault(words) + 1;
            var key = string.Create(CultureInfo.InvariantCulture, $"{scope}|{agencyId}|{year}|{occurrence}|{words}");
            identities.Add(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..HexLength]);
        }

        return identities;
    }

    /// <summary>What a corrected version may change without saying anything else: width, white space, punctuation.</summary>
    private static string Normalise(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsPunctuation(rune) && !Rune.IsControl(rune))
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }
}
