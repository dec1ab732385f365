namespace PromptGen.Language.Syntax;

/// <summary><c>do; ret $0 &gt; 1; end</c>: a function without a name, in the place where it is used.</summary>
internal sealed class AnonymousFunctionSyntax(int start, int length, BlockSyntax body) : ExpressionSyntax(start, length)
{
    /// <summary>The function as a declaration that no name leads to.</summary>
    public FunctionSyntax Function { get; } = new(start, length, new NameSyntax(start, 0, string.Empty), parameters: null, body);
}
