using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Tools;
using PromptGen.Compiler.Versions;

namespace PromptGen.CodeFixes;

/// <summary>A method as a tool of a prompt file: the entry that the analyzer finds in agreement with it.</summary>
internal static class ToolText
{
    private static readonly string[] Texts = ["DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Guid", "Uri", "Char", "String"];

    /// <summary>The name of the tool in the SDK; null if a prompt file cannot name the tool or its method.</summary>
    public static string? NameOf(IMethodSymbol method)
    {
        string name = NameInCode(method);
        bool isAllowed = name.Length is > 0 and <= 64 && name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-');
        return isAllowed && DescriptionsOf(method).All(YamlScalar.CanHold) && method.MethodKind == MethodKind.Ordinary && method.ContainingType is { IsGenericType: false } ? name : null;
    }

    private static IEnumerable<string> DescriptionsOf(IMethodSymbol method) =>
        method.GetAttributes().Concat(method.Parameters.SelectMany(static parameter => parameter.GetAttributes()))
            .SelectMany(static attribute => attribute.ConstructorArguments)
            .Where(static argument => argument.Kind == TypedConstantKind.Primitive)
            .Select(static argument => argument.Value)
            .OfType<string>();

    /// <summary>The lines of the entry, with <paramref name="indentation"/> before its dash.</summary>
    public static string Of(IMethodSymbol method, Compilation compilation, string name, string indentation)
    {
        StringBuilder yaml = new();
        string inner = indentation + "  ";
        yaml.Append(indentation).Append("- name: ").Append(YamlScalar.Text(name)).Append('\n');
        if (ToolMethods.DescriptionOf(method) is { } description)
        {
            yaml.Append(inner).Append("description: ").Append(YamlScalar.Quoted(description)).Append('\n');
        }

        yaml.Append(inner).Append("method: ").Append(method.ContainingType.Name).Append('.').Append(method.Name).Append('\n');
        IReadOnlyList<ToolArgument> arguments = ToolArgument.Of(method, compilation, static _ => false);
        if (arguments.Count > 0)
        {
            AppendParameters(yaml, arguments, inner);
        }

        return yaml.ToString();
    }

    private static void AppendParameters(StringBuilder yaml, IReadOnlyList<ToolArgument> arguments, string indentation)
    {
        yaml.Append(indentation).Append("parameters:\n").Append(indentation).Append("  type: object\n").Append(indentation).Append("  properties:\n");
        foreach (ToolArgument argument in arguments)
        {
            string inner = indentation + "      ";
            yaml.Append(indentation).Append("    ").Append(YamlScalar.Key(argument.Name)).Append(":\n");
            AppendType(yaml, argument.Type, inner);
            if (argument.Description is { } description)
            {
                yaml.Append(inner).Append("description: ").Append(YamlScalar.Quoted(description)).Append('\n');
            }
        }

        string[] required = [.. arguments.Where(static argument => !argument.MayBeLeftOut).Select(static argument => YamlScalar.Text(argument.Name))];
        if (required.Length > 0)
        {
            yaml.Append(indentation).Append("  required: [").Append(string.Join(", ", required)).Append("]\n");
        }
    }

    private static void AppendType(StringBuilder yaml, ITypeSymbol type, string indentation)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        yaml.Append(indentation).Append("type: ").Append(SchemaName(type)).Append('\n');
        if (type.TypeKind == TypeKind.Enum)
        {
            IEnumerable<string> values = type.GetMembers().OfType<IFieldSymbol>().Where(static member => member.IsConst).Select(static member => YamlScalar.Text(member.Name));
            yaml.Append(indentation).Append("enum: [").Append(string.Join(", ", values)).Append("]\n");
        }
        else if (ElementOf(type) is { } element)
        {
            yaml.Append(indentation).Append("items:\n");
            AppendType(yaml, element, indentation + "  ");
        }
    }

    private static string SchemaName(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum || Array.IndexOf(Texts, type.Name) >= 0)
        {
            return "string";
        }

        return type.SpecialType switch
        {
            SpecialType.System_Boolean => "boolean",
            >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => "integer",
            SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => "number",
            _ => ElementOf(type) is null ? "object" : "array",
        };
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.ElementType;
        }

        if (type.SpecialType == SpecialType.System_String || type.AllInterfaces.Any(static contract => contract.Name is "IDictionary" or "IReadOnlyDictionary"))
        {
            return null;
        }

        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence
            ? sequence.TypeArguments[0]
            : type.AllInterfaces.FirstOrDefault(static contract => contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];
    }

    /// <summary>The name in an attribute, or the name of the method without the suffix that SDKs omit too.</summary>
    private static string NameInCode(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "KernelFunctionAttribute" && attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Value is string first)
            {
                return first;
            }

            if (attribute.AttributeClass?.Name == "McpServerToolAttribute" && attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Name").Value.Value is string named)
            {
                return named;
            }
        }

        const string Ending = "Async";
        return method.Name.Length > Ending.Length && method.Name.EndsWith(Ending, StringComparison.Ordinal)
            ? method.Name.Substring(0, method.Name.Length - Ending.Length)
            : method.Name;
    }
}
