using System.Collections.Generic;

namespace PromptGen.Language.Syntax;

internal abstract class StatementSyntax(int start, int length) : SyntaxNode(start, length)
{
    /// <summary>More than a bracket of a tag.</summary>
    public bool IsExecutable => this is not (TagOpenSyntax or TagCloseSyntax);
}

/// <summary>Text outside tags; its range is its text.</summary>
/// <param name="isRaw">It is the inside of a raw block, which takes no indentation.</param>
internal sealed class TextSyntax(int start, int length, bool isRaw) : StatementSyntax(start, length)
{
    public bool IsRaw { get; } = isRaw;
}

/// <summary>
/// <c>{{</c> of a tag. A statement of its own, because it sets the indentation under which the following statements of its block
/// write.
/// </summary>
/// <param name="indentation">The whitespace before the tag where nothing else stands before it on its line; else empty.</param>
internal sealed class TagOpenSyntax(int start, int length, string indentation) : StatementSyntax(start, length)
{
    public string Indentation { get; } = indentation;
}

/// <summary><c>}}</c>: back to the indentation of the block.</summary>
internal sealed class TagCloseSyntax(int start, int length) : StatementSyntax(start, length);

/// <summary>An expression whose value is written, or an assignment.</summary>
internal sealed class ExpressionStatementSyntax(ExpressionSyntax expression)
    : StatementSyntax(expression.Start, expression.Length)
{
    public ExpressionSyntax Expression { get; } = expression;
}

/// <param name="otherwise">Of <c>else</c>; of <c>else if</c>, a block that holds just the next <c>if</c>.</param>
internal sealed class IfSyntax(int start, int length, ExpressionSyntax condition, BlockSyntax then, BlockSyntax? otherwise)
    : StatementSyntax(start, length)
{
    public ExpressionSyntax Condition { get; } = condition;

    public BlockSyntax Then { get; } = then;

    public BlockSyntax? Else { get; } = otherwise;
}

/// <param name="bodyInSameTag">No tag ends between <c>case</c> and the first <c>when</c>, so the indentation stays in force.</param>
internal sealed class CaseSyntax(
    int start, int length, ExpressionSyntax value, IReadOnlyList<WhenSyntax> whens, BlockSyntax? otherwise, bool bodyInSameTag)
    : StatementSyntax(start, length)
{
    public bool BodyInSameTag { get; } = bodyInSameTag;

    public ExpressionSyntax Value { get; } = value;

    public IReadOnlyList<WhenSyntax> Whens { get; } = whens;

    public BlockSyntax? Else { get; } = otherwise;
}

internal sealed class WhenSyntax(int start, int length, IReadOnlyList<ExpressionSyntax> values, BlockSyntax body)
    : SyntaxNode(start, length)
{
    public IReadOnlyList<ExpressionSyntax> Values { get; } = values;

    public BlockSyntax Body { get; } = body;
}

internal sealed class ForSyntax(
    int start, int length, NameSyntax variable, ExpressionSyntax source, IReadOnlyList<NamedArgumentSyntax> options, BlockSyntax body,
    BlockSyntax? otherwise)
    : StatementSyntax(start, length)
{
    public NameSyntax Variable { get; } = variable;

    public ExpressionSyntax Source { get; } = source;

    /// <summary><c>limit:</c>, <c>offset:</c>, <c>reversed</c>.</summary>
    public IReadOnlyList<NamedArgumentSyntax> Options { get; } = options;

    public BlockSyntax Body { get; } = body;

    public BlockSyntax? Else { get; } = otherwise;
}

internal sealed class WhileSyntax(int start, int length, ExpressionSyntax condition, BlockSyntax body)
    : StatementSyntax(start, length)
{
    public ExpressionSyntax Condition { get; } = condition;

    public BlockSyntax Body { get; } = body;
}

internal sealed class WithSyntax(int start, int length, ExpressionSyntax target, BlockSyntax body) : StatementSyntax(start, length)
{
    public ExpressionSyntax Target { get; } = target;

    public BlockSyntax Body { get; } = body;
}

internal sealed class CaptureSyntax(int start, int length, ExpressionSyntax target, BlockSyntax body)
    : StatementSyntax(start, length)
{
    public ExpressionSyntax Target { get; } = target;

    public BlockSyntax Body { get; } = body;
}

/// <param name="parameters">The parameters; null if the function does not declare any in parentheses.</param>
internal sealed class FunctionSyntax(
    int start, int length, NameSyntax name, IReadOnlyList<ParameterSyntax>? parameters, BlockSyntax body)
    : StatementSyntax(start, length)
{
    public NameSyntax Name { get; } = name;

    public IReadOnlyList<ParameterSyntax>? Parameters { get; } = parameters;

    public BlockSyntax Body { get; } = body;
}

internal sealed class ParameterSyntax(NameSyntax name, ExpressionSyntax? defaultValue, bool takesRest)
    : SyntaxNode(name.Start, name.Length)
{
    public NameSyntax Name { get; } = name;

    public ExpressionSyntax? Default { get; } = defaultValue;

    public bool TakesRest { get; } = takesRest;
}

internal sealed class ReturnSyntax(int start, int length, ExpressionSyntax? value) : StatementSyntax(start, length)
{
    public ExpressionSyntax? Value { get; } = value;
}

internal sealed class BreakSyntax(int start, int length) : StatementSyntax(start, length);

internal sealed class ContinueSyntax(int start, int length) : StatementSyntax(start, length);
