namespace Tracker.Engine.Users;

public enum PasswordFault
{
    /// <summary>Shorter than <see cref="PasswordPolicy.ShortestLength"/>.</summary>
    TooShort,

    /// <summary>Longer than <see cref="PasswordPolicy.LongestLength"/>.</summary>
    TooLong,

    /// <summary>Fewer than three of capitals, small letters, digits and other signs; from <see cref="PasswordPolicy.PhraseLength"/> on that does not matter.</summary>
    TooSimple,

    /// <summary>Fewer than <see cref="PasswordPolicy.FewestSigns"/> different signs.</summary>
    TooUniform,

    /// <summary>Contains the user name.</summary>
    ContainsUserName,
}

/// <summary>
/// What a password must be. GB/T 22239-2019 (等级保护基本要求) asks for complexity; a long phrase is as good and easier to remember.
/// </summary>
public static class PasswordPolicy
{
    public const int ShortestLength = 10;

    public const int PhraseLength = 16;

    /// <summary>Hashing takes time with length; nobody types more than this.</summary>
    public const int LongestLength = 128;

    public const int FewestSigns = 5;

    private const int Kinds = 3;

    /// <summary>What is wrong with the password; null for a good one.</summary>
    public static PasswordFault? Fault(string password, string userName) => password.Length switch
    {
        < ShortestLength => PasswordFault.TooShort,
        > LongestLength => PasswordFault.TooLong,
        < PhraseLength when KindsOf(password) < Kinds => PasswordFault.TooSimple,
        _ when password.Distinct().Count() < FewestSigns => PasswordFault.TooUniform,
        _ when userName.Length > 2 && password.Contains(userName, StringComparison.OrdinalIgnoreCase) => PasswordFault.ContainsUserName,
        _ => null,
    };

    private static int KindsOf(string password) =>
        (password.Any(char.IsUpper) ? 1 : 0)
        + (password.Any(char.IsLower) ? 1 : 0)
        + (password.Any(char.IsDigit) ? 1 : 0)
        + (password.Any(sign => !char.IsUpper(sign) && !char.IsLower(sign) && !char.IsDigit(sign)) ? 1 : 0);
}
