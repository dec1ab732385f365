using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptGen.Analyzers.Roles;
using PromptGen.Analyzers.Sinks;
using PromptGen.Analyzers.Texts;

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

        if (isKnown)
        {
            return;
        }

        if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            string name = access.Name.Identifier.ValueText;
            AddByName(name, arguments, call);
            AddByType(TypeNameOf(access.Expression), SinkMember.Method, name, arguments, call);
        }
        else if (node is ObjectCreationExpressionSyntax { Type: var type })
        {
            AddByType(LastName(type), SinkMember.Constructor, LastName(type), arguments, call);
        }
    }

    /// <summary>A member of a type of which only the name is left, since its package is missing.</summary>
    private void AddByType(string type, SinkMember kind, string name, SeparatedSyntaxList<ArgumentSyntax> arguments, IOperation call)
    {
        HashSet<ArgumentSyntax> taken = [];
        foreach (TextSink sink in _names.Table.Named(name))
        {
            if (sink.Kind != kind || sink.Type.Length == 0 || !string.Equals(sink.TypeName, type, StringComparison.Ordinal) || sink.Position == PromptPosition.Body)
            {
                continue;
            }

            PromptPosition? position = sink.Position == PromptPosition.ByRole ? RoleWrittenIn(arguments) : sink.Position;
            if (position is { } known && TextFor(sink, arguments) is { } text && taken.Add(text))
            {
                AddText(text, call, kind == SinkMember.Constructor ? type : name, known);
            }
        }
    }

    /// <summary>The argument with the parameter's name; without names, the first that says something.</summary>
    private ArgumentSyntax? TextFor(TextSink sink, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        ArgumentSyntax? found = null;
        foreach (ArgumentSyntax argument in arguments)
        {
            if (argument.NameColon is { Name.Identifier.ValueText: var label })
            {
                if (sink.Takes(label))
                {
                    return argument;
                }
            }
            else if (found is null
                && sink.Position != PromptPosition.ToolDescription
                && !RequestShapes.IsRoleValue(argument.Expression)
                && _code.OperationOf(argument.Expression, _cancellationToken) is { } value
                && (arguments.Count == 1 || value.Type is { SpecialType: SpecialType.System_String })
                && (arguments.Count == 1 || value.ConstantValue is not { HasValue: true } || OwnWords.Of(value) > 1))
            {
                found = argument;
            }
        }

        return found;
    }

    private PromptPosition? RoleWrittenIn(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        foreach (ArgumentSyntax argument in arguments)
        {
            string role = argument.Expression switch
            {
                MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
                LiteralExpressionSyntax literal => literal.Token.ValueText,
                _ => "",
            };
            if (RoleReader.OfName(role).Position is { } position)
            {
                return position;
            }
        }

        return null;
    }

    /// <summary><c>new ChatOptions { Instructions = text }</c>, of a package that is missing.</summary>
    private void AddUnresolvedAssignment(SyntaxNode node)
    {
        if (node is not AssignmentExpressionSyntax { Left: var target, Right: var right } || _code.ModelOf(_tree).GetSymbolInfo(target, _cancellationToken).Symbol is not null)
        {
            return;
        }

        (string owner, string member) = target switch
        {
            MemberAccessExpressionSyntax access => (TypeNameOf(access.Expression), access.Name.Identifier.ValueText),
            SimpleNameSyntax name when node.Parent is InitializerExpressionSyntax { Parent: ObjectCreationExpressionSyntax creation } => (LastName(creation.Type), name.Identifier.ValueText),
            SimpleNameSyntax name when node.Parent is InitializerExpressionSyntax { Parent: ImplicitObjectCreationExpressionSyntax creation } => (TargetTypeOf(creation), name.Identifier.ValueText),
            _ => ("", ""),
        };
        PromptPosition? position = null;
        foreach (TextSink sink in _names.Table.Named(member))
        {
            if (sink.Kind == SinkMember.Property && string.Equals(sink.TypeName, owner, StringComparison.Ordinal) && sink.Position is not (PromptPosition.ByRole or PromptPosition.Body))
            {
                position ??= sink.Position;
            }
        }

        if (position is { } known && _code.OperationOf(right, _cancellationToken) is { } value)
        {
            _uses.Add(new SinkUse(value, target.GetLocation(), owner + "." + member, known));
        }
    }

    /// <summary>The name of a value's type, which the code says also where nothing else is known of it; of a type that is named itself, its own.</summary>
    private string TypeNameOf(ExpressionSyntax expression)
    {
        TypeInfo info = _code.ModelOf(_tree).GetTypeInfo(expression, _cancellationToken);
        if ((info.Type ?? info.ConvertedType) is { Name: { Length: > 0 } known })
        {
            return known;
        }

        return expression switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            ObjectCreationExpressionSyntax creation => LastName(creation.Type),
            _ => "",
        };
    }

    /// <summary>The type that a <c>new()</c> must have where it stands.</summary>
    private static string TargetTypeOf(ImplicitObjectCreationExpressionSyntax creation)
    {
        SyntaxNode? target = creation.Parent switch
        {
            EqualsValueClauseSyntax or ArrowExpressionClauseSyntax => creation.Parent.Parent,
            ReturnStatementSyntax statement => MethodOf(statement),
            _ => null,
        };
        TypeSyntax? type = target switch
        {
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
            PropertyDeclarationSyntax property => property.Type,
            MethodDeclarationSyntax method => method.ReturnType,
            LocalFunctionStatementSyntax function => function.ReturnType,
            _ => null,
        };
        return type is null ? "" : LastName(type);
    }

    private static SyntaxNode? MethodOf(SyntaxNode statement) =>
        statement.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);

    private static string LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

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
