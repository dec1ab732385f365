namespace PromptGen.Language.Syntax;

/// <summary>A range of the template's text.</summary>
/// <param name="Value">The decoded text of strings; null elsewhere.</param>
internal sealed record Token(TokenKind Kind, int Start, int Length, string? Value = null)
{
    public int End => Start + Length;
}
