using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PromptGen.Analyzers.Flow;

/// <summary>
/// Calls that the compiler cannot bind, since an argument or a result has a type that is missing. They still say which of the application's
/// methods they mean, and what they pass.
/// </summary>
internal sealed partial class TextFlow
{
    private void EnterUnresolved(IOperation value, FlowPath path)
    {
        switch (value.Syntax)
        {
            case InvocationExpressionSyntax:
                foreach (IMethodSymbol method in Considered(value))
                {
                    if (!Foreign.Is(method, _code.Compilation))
                    {
                        EnterResult(method, value, path);
                    }
                }

                // Methods of a missing package that are called on a text mostly give it back in another form.
                if (value.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } }
                    && _code.OperationOf(receiver, _cancellationToken) is { Type.SpecialType: SpecialType.System_String } text)
                {
                    Enqueue(text, path);
                }

                break;
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments }:
                Enqueue(_code.OperationOf(arguments[0].Expression, _cancellationToken), path);
                break;
        }
    }

    /// <summary>The methods that a call may mean, as far as the compiler got.</summary>
    private IEnumerable<IMethodSymbol> Considered(IOperation call)
    {
        foreach (ISymbol candidate in _code.ModelOf(call.Syntax.SyntaxTree).GetSymbolInfo(call.Syntax, _cancellationToken).CandidateSymbols)
        {
            if (candidate is IMethodSymbol method)
            {
                yield return (method.ReducedFrom ?? method).OriginalDefinition;
            }
        }
    }

    /// <summary>What a call gives for a parameter of the method that it is, or that it may be.</summary>
    private IOperation? ArgumentOf(IOperation call, IMethodSymbol method, int ordinal)
    {
        if (call is not IInvalidOperation)
        {
            return Arguments.For(call, ordinal);
        }

        (SeparatedSyntaxList<ArgumentSyntax> arguments, ExpressionSyntax? receiver) = call.Syntax switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation => (invocation.ArgumentList.Arguments, access.Expression),
            InvocationExpressionSyntax invocation => (invocation.ArgumentList.Arguments, null),
            BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => (list.Arguments, null),
            _ => (default, (ExpressionSyntax?)null),
        };
        if (ordinal >= method.Parameters.Length)
        {
            return null;
        }

        foreach (ArgumentSyntax argument in arguments)
        {
            if (argument.NameColon is { Name.Identifier.ValueText: var name } && string.Equals(name, method.Parameters[ordinal].Name, StringComparison.Ordinal))
            {
                return _code.OperationOf(argument.Expression, _cancellationToken);
            }
        }

        // An extension method that is called on its first argument.
        int position = method.IsExtensionMethod && receiver is not null && !IsType(receiver) ? ordinal - 1 : ordinal;
        ExpressionSyntax? found = position < 0
            ? receiver
            : position < arguments.Count && arguments[position].NameColon is null ? arguments[position].Expression : null;
        return found is null ? null : _code.OperationOf(found, _cancellationToken);
    }

    private bool IsType(ExpressionSyntax expression) =>
        _code.ModelOf(expression.SyntaxTree).GetSymbolInfo(expression, _cancellationToken).Symbol is INamedTypeSymbol;
}
