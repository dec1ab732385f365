using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptGen.Analyzers.Roles;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Flow;

/// <summary>
/// Calls that do not compile as they stand: an argument is half typed, a package is not restored, a version has another parameter. What
/// the compiler considered, or the name alone where no other method has it, says enough to find the text.
/// </summary>
internal sealed partial class SinkFinder
{
    private void AddUnresolved(SyntaxNode node, IOperation call)
    {
        if (ArgumentsOf(node) is not { Count: > 0 } arguments)
        {
            return;
        }

        bool isKnown = false;
        foreach (ISymbol candidate in _code.ModelOf(_tree).GetSymbolInfo(node, _cancellationToken).CandidateSymbols)
        {
            isKnown = true;
            if (candidate is IMethodSymbol method && AddAsCallOf(method, arguments, call))
            {
                return;
            }
        }

        if (!isKnown && node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            AddByName(access.Name.Identifier.ValueText, arguments, call);
        }
    }

    private bool AddAsCallOf(IMethodSymbol method, SeparatedSyntaxList<ArgumentSyntax> arguments, IOperation call)
    {
        bool found = false;
        HashSet<ArgumentSyntax> taken = [];
        foreach (TextSink sink in _names.Table.Find(method, _code.Compilation))
        {
            PromptPosition position = sink.Position;
            if (position == PromptPosition.ByRole)
            {
                if (RoleAmong(method, arguments).Position is not { } said)
                {
                    continue;
                }

                position = said;
            }

            for (int i = 0; i < arguments.Count; i++)
            {
                if (ParameterOf(method, arguments, i) is { } parameter && sink.Takes(parameter.Name) && taken.Add(arguments[i]))
                {
                    found = true;
                    AddText(arguments[i], call, NameOf(method) + "(" + parameter.Name + ")", position);
                }
            }
        }

        return found;
    }

    /// <summary>Extension methods of SDKs have names of their own, and take the text first unless it is named.</summary>
    private void AddByName(string name, SeparatedSyntaxList<ArgumentSyntax> arguments, IOperation call)
    {
        foreach (TextSink sink in _names.Table.Named(name))
        {
            if (sink.Type.Length > 0 || sink.Kind != SinkMember.Method || sink.Position == PromptPosition.ByRole)
            {
                continue;
            }

            foreach (ArgumentSyntax argument in arguments)
            {
                if (argument.NameColon is { Name.Identifier.ValueText: var label } && sink.Takes(label))
                {
                    AddText(argument, call, name + "(" + label + ")", sink.Position);
                    return;
                }
            }

            if (sink.IsFirst && arguments[0].NameColon is null)
            {
                AddText(arguments[0], call, name, sink.Position);
                return;
            }
        }
    }

    private void AddText(ArgumentSyntax argument, IOperation call, string name, PromptPosition position)
    {
        if (_code.OperationOf(argument.Expression, _cancellationToken) is { } value)
        {
            _uses.Add(new SinkUse(value, SiteLocation.Of(call), name, position));
        }
    }

    private RoleReading RoleAmong(IMethodSymbol method, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            if (ParameterOf(method, arguments, i) is { } parameter && RoleReader.IsRoleLike(parameter.Name, parameter.Type))
            {
                return _roles.Read(_code.OperationOf(arguments[i].Expression, _cancellationToken));
            }
        }

        return RoleReading.Unknown;
    }

    private static IParameterSymbol? ParameterOf(IMethodSymbol method, SeparatedSyntaxList<ArgumentSyntax> arguments, int index)
    {
        if (arguments[index].NameColon is { Name.Identifier.ValueText: var name })
        {
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                if (string.Equals(parameter.Name, name, StringComparison.Ordinal))
                {
                    return parameter;
                }
            }

            return null;
        }

        return index < method.Parameters.Length ? method.Parameters[index] : null;
    }

    private static string NameOf(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;

    private static SeparatedSyntaxList<ArgumentSyntax>? ArgumentsOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax invocation => invocation.ArgumentList.Arguments,
        BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => list.Arguments,
        _ => null,
    };
}
