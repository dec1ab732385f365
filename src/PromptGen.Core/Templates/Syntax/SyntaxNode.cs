using System.Collections.Generic;

namespace PromptGen.Core.Templates.Syntax;

/// <summary>A node of the tree, at a range of the template's text.</summary>
internal abstract class SyntaxNode(int start, int length)
{
    public int Start { get; } = start;

    public int Length { get; } = length;

    public int End => Start + Length;
}

/// <summary>The statements of a template or of one block.</summary>
internal sealed class BlockSyntax(int start, int length, IReadOnlyList<StatementSyntax> statements) : SyntaxNode(start, length)
{
    public IReadOnlyList<StatementSyntax> Statements { get; } = statements;
}

/// <summary>The text and tree of one template.</summary>
internal sealed class TemplateSyntax(string text, BlockSyntax body)
{
    public string Text { get; } = text;

    public BlockSyntax Body { get; } = body;
}
