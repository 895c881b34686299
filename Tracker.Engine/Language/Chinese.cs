namespace Tracker.Engine.Language;

/// <summary>Classes of characters in the reading form of official Chinese prose.</summary>
public static class Chinese
{
    /// <summary>Marks that end a statement: 。！？； and the paragraph break.</summary>
    public static bool EndsSentence(char c) => c is '。' or '！' or '？' or '；' or '\n';

    /// <summary>Marks that part a sentence into clauses: ， and ：.</summary>
    public static bool EndsClause(char c) => c is '，' or '：';

    public static bool Opens(char c) => c is '（' or '《' or '“' or '【' or '〔' or '[' or '(' or '「' or '‘';

    public static bool Closes(char c) => c is '）' or '》' or '”' or '】' or '〕' or ']' or ')' or '」' or '’';

    public static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf';

    /// <summary>Letters and digits that carry meaning; everything else is punctuation or space.</summary>
    public static bool IsContent(char c) => IsHan(c) || char.IsAsciiLetterOrDigit(c);
}
