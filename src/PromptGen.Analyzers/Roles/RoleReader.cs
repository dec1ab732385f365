using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Roles;

/// <summary>Reads roles off values, whatever type an SDK or an application gives them.</summary>
internal sealed class RoleReader(CodeModel code, CancellationToken cancellationToken)
{
    private const int DepthLimit = 8;

    /// <summary>Whether a parameter or member is one that says a role.</summary>
    public static bool IsRoleLike(string name, ITypeSymbol? type) =>
        IsRoleName(name) || (type is { TypeKind: not TypeKind.TypeParameter } && type.SpecialType == SpecialType.None && IsRoleTypeName(TypeNameOf(type)));

    public RoleReading Read(IOperation? value) => Read(value, DepthLimit);

    private RoleReading Read(IOperation? value, int depth)
    {
        if (value is null || depth == 0)
        {
            return RoleReading.Unknown;
        }

        value = Operations.WithoutConversions(value);
        if (value.ConstantValue is { HasValue: true, Value: string text })
        {
            return OfName(text);
        }

        switch (value)
        {
            case IUtf8StringOperation utf8:
                return OfName(utf8.Value);
            case IFieldReferenceOperation field:
                return OfMember(field.Field, depth);
            case IPropertyReferenceOperation { Property.IsIndexer: false } property:
                return OfMember(property.Property, depth);
            case IObjectCreationOperation { Arguments.Length: 1 } creation:
                return Read(creation.Arguments[0].Value, depth - 1);
            case IInvocationOperation { Arguments.Length: <= 1 } invocation:
                return OfCall(invocation, depth);
            case ILocalReferenceOperation local:
                return OfLocal(local, depth);
            case IParameterReferenceOperation parameter:
                return RoleReading.Of(parameter.Parameter);
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return RoleReading.Either(Read(conditional.WhenTrue, depth - 1), Read(otherwise, depth - 1));
            case ICoalesceOperation coalesce:
                return RoleReading.Either(Read(coalesce.Value, depth - 1), Read(coalesce.WhenNull, depth - 1));
            case ISwitchExpressionOperation choice:
                return OfArms(choice, depth);
            default:
                return RoleReading.Unknown;
        }
    }

    /// <summary>A static member that is named like a role, or what the code says it holds.</summary>
    private RoleReading OfMember(ISymbol member, int depth)
    {
        if (member.IsStatic && OfName(member.Name) is { IsKnown: true } named)
        {
            return named;
        }

        // A constant or a read-only member of the application, under a name of its own.
        if (member is IFieldSymbol { IsConst: false, IsReadOnly: false } || !member.IsDeclaredIn(code.Compilation))
        {
            return RoleReading.Unknown;
        }

        SyntaxNode declaration = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        ExpressionSyntax? value = declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } initial } => initial,
            PropertyDeclarationSyntax { Initializer.Value: { } initial } => initial,
            PropertyDeclarationSyntax { ExpressionBody.Expression: { } body } => body,
            _ => null,
        };
        return value is null ? RoleReading.Unknown : Read(code.OperationOf(value, cancellationToken), depth - 1);
    }

    private RoleReading OfCall(IInvocationOperation invocation, int depth)
    {
        // ChatRole.System.ToString(), role.ToLowerInvariant(), and the like.
        if (invocation.Arguments.Length == 0)
        {
            return Read(invocation.Instance, depth - 1);
        }

        return invocation.TargetMethod.Name is "ToLower" or "ToLowerInvariant" or "ToString" && invocation.Instance is not null
            ? Read(invocation.Instance, depth - 1)
            : Read(invocation.Arguments[0].Value, depth - 1);
    }

    private RoleReading OfLocal(ILocalReferenceOperation local, int depth)
    {
        if (code.FactsAround(local.Syntax, cancellationToken) is not { } facts)
        {
            return RoleReading.Unknown;
        }

        RoleReading reading = RoleReading.Unknown;
        foreach (ValueWrite write in facts.WritesOf(local.Local))
        {
            if (write.Kind == WriteKind.Value)
            {
                reading = RoleReading.Either(reading, Read(write.Value, depth - 1));
            }
        }

        return reading;
    }

    private RoleReading OfArms(ISwitchExpressionOperation choice, int depth)
    {
        RoleReading reading = RoleReading.Unknown;
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            reading = RoleReading.Either(reading, Read(arm.Value, depth - 1));
        }

        return reading;
    }

    public static RoleReading OfName(string name)
    {
        if (Is(name, "system") || Is(name, "developer"))
        {
            return RoleReading.Instructions;
        }

        if (Is(name, "user") || Is(name, "human"))
        {
            return RoleReading.User;
        }

        return Is(name, "assistant") || Is(name, "model") || Is(name, "tool") || Is(name, "function") || Is(name, "ai") || Is(name, "bot")
            ? RoleReading.Other
            : RoleReading.Unknown;
    }

    private static bool IsRoleName(string name) => Is(name, "role") || Is(name, "author") || Is(name, "authorRole") || Is(name, "messageRole") || Is(name, "chatRole");

    private static bool IsRoleTypeName(string name) =>
        name.EndsWith("Role", StringComparison.Ordinal) || name is "RoleEnum" or "RoleType" || name.EndsWith("Roles", StringComparison.Ordinal);

    private static string TypeNameOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0].Name : type.Name;

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
