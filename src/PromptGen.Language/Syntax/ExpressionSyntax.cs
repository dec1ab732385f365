using System.Collections.Generic;

namespace PromptGen.Language.Syntax;

internal abstract class ExpressionSyntax(int start, int length) : SyntaxNode(start, length);

internal enum LiteralKind
{
    Integer,
    HexInteger,
    BinaryInteger,
    Real,
    String,
}

/// <param name="text">The decoded text of a string; the lexeme of a number.</param>
internal sealed class LiteralSyntax(int start, int length, LiteralKind kind, string text) : ExpressionSyntax(start, length)
{
    public LiteralKind Kind { get; } = kind;

    public string Text { get; } = text;
}

/// <summary>A name, also <c>true</c>, <c>false</c>, <c>null</c> and <c>this</c>: the binder tells them apart.</summary>
internal sealed class NameSyntax(int start, int length, string name) : ExpressionSyntax(start, length)
{
    public string Name { get; } = name;

    /// <summary><c>$name</c>, <c>$0</c>, <c>$</c>.</summary>
    public bool IsLocal => Name.Length > 0 && Name[0] == '$';
}

internal sealed class MemberSyntax(int start, int length, ExpressionSyntax target, NameSyntax member, bool nullSafe)
    : ExpressionSyntax(start, length)
{
    public ExpressionSyntax Target { get; } = target;

    public NameSyntax Member { get; } = member;

    /// <summary><c>?.</c>, or <c>.</c> after a <c>?.</c>.</summary>
    public bool NullSafe { get; } = nullSafe;
}

/// <summary><c>x.empty?</c>, <c>x.blank?</c></summary>
internal sealed class EmptyTestSyntax(int start, int length, ExpressionSyntax target) : ExpressionSyntax(start, length)
{
    public ExpressionSyntax Target { get; } = target;
}

internal sealed class IndexSyntax(int start, int length, ExpressionSyntax target, ExpressionSyntax index, bool nullSafe)
    : ExpressionSyntax(start, length)
{
    public ExpressionSyntax Target { get; } = target;

    public ExpressionSyntax Index { get; } = index;

    public bool NullSafe { get; } = nullSafe;
}

internal sealed class UnarySyntax(int start, int length, TokenKind operation, ExpressionSyntax operand)
    : ExpressionSyntax(start, length)
{
    public TokenKind Operation { get; } = operation;

    public ExpressionSyntax Operand { get; } = operand;
}

internal sealed class BinarySyntax(ExpressionSyntax left, Token operation, ExpressionSyntax right)
    : ExpressionSyntax(left.Start, right.End - left.Start)
{
    public ExpressionSyntax Left { get; } = left;

    public Token Operation { get; } = operation;

    public ExpressionSyntax Right { get; } = right;
}

internal sealed class ConditionalSyntax(ExpressionSyntax condition, ExpressionSyntax then, ExpressionSyntax otherwise)
    : ExpressionSyntax(condition.Start, otherwise.End - condition.Start)
{
    public ExpressionSyntax Condition { get; } = condition;

    public ExpressionSyntax Then { get; } = then;

    public ExpressionSyntax Else { get; } = otherwise;
}

/// <summary><c>f a b</c>, <c>f(a, b)</c></summary>
internal sealed class CallSyntax(int start, int length, ExpressionSyntax target, IReadOnlyList<ExpressionSyntax> arguments)
    : ExpressionSyntax(start, length)
{
    public ExpressionSyntax Target { get; } = target;

    /// <summary>Positional arguments and <see cref="NamedArgumentSyntax"/>, as written.</summary>
    public IReadOnlyList<ExpressionSyntax> Arguments { get; } = arguments;
}

/// <param name="value">Null for an option without a value (<c>reversed</c>).</param>
internal sealed class NamedArgumentSyntax(int start, int length, NameSyntax name, ExpressionSyntax? value)
    : ExpressionSyntax(start, length)
{
    public NameSyntax Name { get; } = name;

    public ExpressionSyntax? Value { get; } = value;
}

/// <summary><c>from | to</c></summary>
internal sealed class PipeSyntax(ExpressionSyntax from, ExpressionSyntax to)
    : ExpressionSyntax(from.Start, to.End - from.Start)
{
    public ExpressionSyntax From { get; } = from;

    public ExpressionSyntax To { get; } = to;
}

internal sealed class ParenthesizedSyntax(int start, int length, ExpressionSyntax expression) : ExpressionSyntax(start, length)
{
    public ExpressionSyntax Expression { get; } = expression;
}

internal sealed class ArraySyntax(int start, int length, IReadOnlyList<ExpressionSyntax> items) : ExpressionSyntax(start, length)
{
    public IReadOnlyList<ExpressionSyntax> Items { get; } = items;
}

internal sealed class ObjectSyntax(int start, int length, IReadOnlyList<ObjectMemberSyntax> members)
    : ExpressionSyntax(start, length)
{
    public IReadOnlyList<ObjectMemberSyntax> Members { get; } = members;
}

internal sealed class ObjectMemberSyntax(int start, int length, string name, ExpressionSyntax value) : SyntaxNode(start, length)
{
    public string Name { get; } = name;

    public ExpressionSyntax Value { get; } = value;
}

/// <summary><c>$"text{expression}text"</c>: the parts in order, literals for the text.</summary>
internal sealed class InterpolatedSyntax(int start, int length, IReadOnlyList<ExpressionSyntax> parts)
    : ExpressionSyntax(start, length)
{
    public IReadOnlyList<ExpressionSyntax> Parts { get; } = parts;
}

/// <summary><c>x = value</c>, <c>x += value</c>...; only as a whole statement.</summary>
internal sealed class AssignmentSyntax(ExpressionSyntax target, Token operation, ExpressionSyntax value)
    : ExpressionSyntax(target.Start, value.End - target.Start)
{
    public ExpressionSyntax Target { get; } = target;

    public Token Operation { get; } = operation;

    public ExpressionSyntax Value { get; } = value;
}

/// <summary>Replaces an expression that could not be read; the problem was reported already.</summary>
internal sealed class MissingExpressionSyntax(int start) : ExpressionSyntax(start, 0);
