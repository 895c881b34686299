namespace Tracker.Engine.Language;

/// <summary>A named thing in a text: a document in book-title marks 《…》 or a term in quotation marks “…”.</summary>
/// <param name="Text">The name without its marks.</param>
/// <param name="IsDocument">True for 《…》.</param>
/// <param name="Span">The name with its marks.</param>
public sealed record CitedTitle(string Text, bool IsDocument, TextSpan Span);
