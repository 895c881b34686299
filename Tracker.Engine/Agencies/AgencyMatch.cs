using System.Security.Cryptography;
using System.Text;

namespace Tracker.Engine.Agencies;

/// <summary>What a body's name says about it.</summary>
public static class AgencyMatch
{
    /// <summary>Whether this can be a body's name: one with at least two Chinese characters. Codes and slugs have none.</summary>
    public static bool IsName(string text) => text.Count(unit => unit is >= '\u4E00' and <= '\u9FFF') >= 2;

    /// <summary>
    /// A code for a body of which only the name is known; the same for the same name. A list of agencies gives it its own later.
    /// </summary>
    public static string ProvisionalCode(string name) =>
        "org-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..10];

    /// <summary>Whether a text that names <paramref name="named"/> may speak of this agency: texts shorten and lengthen names.</summary>
    public static bool MayBeSame(Agency agency, string named) =>
        Overlap(agency.Name, named) || (agency.ShortName is { Length: > 0 } shortName && Overlap(shortName, named));

    private static bool Overlap(string one, string other) =>
        one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal);
}
