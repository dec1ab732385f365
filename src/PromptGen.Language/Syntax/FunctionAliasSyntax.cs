namespace PromptGen.Language.Syntax;

/// <summary><c>@f</c>: the function itself instead of its value.</summary>
internal sealed class FunctionAliasSyntax(int start, int length, ExpressionSyntax function) : ExpressionSyntax(start, length)
{
    public ExpressionSyntax Function { get; } = function;
}
