using System.Collections.Generic;

namespace PromptGen.Language.Syntax;

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

    /// <summary>Whether it is nothing but <c>ret</c>, and <c>if</c> whose branches are.</summary>
    public bool ReturnsOnly { get; } = HoldsOnlyReturns(statements);

    /// <summary>Whether something in it may write: a text, or a statement that is an expression.</summary>
    public bool Writes { get; } = MayWrite(statements);

    private static bool MayWrite(IReadOnlyList<StatementSyntax> statements)
    {
        foreach (StatementSyntax statement in statements)
        {
            bool writes = statement switch
            {
                TextSyntax => statement.Length > 0,
                ExpressionStatementSyntax { Expression: var expression } => expression is not (AssignmentSyntax or MissingExpressionSyntax),
                IfSyntax conditional => conditional.Then.Writes || conditional.Else?.Writes == true,
                CaseSyntax choice => choice.Else?.Writes == true || AnyWrites(choice.Whens),
                ForSyntax loop => loop.Body.Writes || loop.Else?.Writes == true,
                WhileSyntax loop => loop.Body.Writes,
                WithSyntax with => with.Body.Writes,
                _ => false,
            };
            if (writes)
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnyWrites(IReadOnlyList<WhenSyntax> whens)
    {
        foreach (WhenSyntax when in whens)
        {
            if (when.Body.Writes)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HoldsOnlyReturns(IReadOnlyList<StatementSyntax> statements)
    {
        bool any = false;
        foreach (StatementSyntax statement in statements)
        {
            if (!statement.IsExecutable)
            {
                continue;
            }

            bool returns = statement switch
            {
                ReturnSyntax { Value: not null } => true,
                IfSyntax conditional => conditional.Then.ReturnsOnly && conditional.Else?.ReturnsOnly != false,
                _ => false,
            };
            if (!returns)
            {
                return false;
            }

            any = true;
        }

        return any;
    }
}

/// <summary>The text and tree of one template.</summary>
internal sealed class TemplateSyntax(string text, BlockSyntax body)
{
    public string Text { get; } = text;

    public BlockSyntax Body { get; } = body;
}
