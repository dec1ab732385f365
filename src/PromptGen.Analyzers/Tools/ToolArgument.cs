using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Tools;

/// <summary>A value that a tool's method takes from the model: a parameter, or a property of the one object that it takes.</summary>
/// <param name="MayBeLeftOut">The method can do without it.</param>
internal sealed record ToolArgument(string Name, ITypeSymbol Type, string? Description, bool MayBeLeftOut)
{
    // What callers and containers give, and no model.
    private static readonly string[] GivenTypes =
        ["CancellationToken", "IServiceProvider", "Kernel", "KernelArguments", "AIFunctionArguments", "ILogger", "ILoggerFactory", "IMcpServer", "McpServer", "IProgress", "RequestContext"];

    /// <summary>The arguments of a method. Names are compared without case and underscores, since <c>order_id</c> in a file is <c>orderId</c> in code.</summary>
    public static IReadOnlyList<ToolArgument> Of(IMethodSymbol method, Compilation compilation, Func<string, bool> isNamedInSchema)
    {
        List<IParameterSymbol> parameters = [];
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (!IsGiven(parameter))
            {
                parameters.Add(parameter);
            }
        }

        if (parameters.Count == 1 && !isNamedInSchema(parameters[0].Name) && ArgumentsObject(parameters[0].Type, compilation) is { } properties)
        {
            return properties;
        }

        return parameters.ConvertAll(static parameter => new ToolArgument(
            parameter.Name, parameter.Type, ToolMethods.DescriptionOf(parameter), parameter.HasExplicitDefaultValue || IsNullable(parameter.Type) || parameter.IsParams));
    }

    public static string Plain(string name)
    {
        StringBuilder plain = new();
        foreach (char character in name)
        {
            if (character is not ('_' or '-'))
            {
                plain.Append(char.ToLowerInvariant(character));
            }
        }

        return plain.ToString();
    }

    private static bool IsGiven(IParameterSymbol parameter)
    {
        if (Array.IndexOf(GivenTypes, parameter.Type.Name) >= 0)
        {
            return true;
        }

        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is "FromServicesAttribute" or "FromKernelServicesAttribute" or "FromKeyedServicesAttribute")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The properties of a type of the application that holds all arguments; nothing where the type is a value itself.</summary>
    private static List<ToolArgument>? ArgumentsObject(ITypeSymbol type, Compilation compilation)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || !named.IsDeclaredIn(compilation))
        {
            return null;
        }

        List<ToolArgument> arguments = [];
        for (INamedTypeSymbol? level = named; level is not null && level.IsDeclaredIn(compilation); level = level.BaseType)
        {
            foreach (ISymbol member in level.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, IsReadOnly: false, DeclaredAccessibility: Accessibility.Public } property)
                {
                    arguments.Add(new ToolArgument(NameOf(property), property.Type, ToolMethods.DescriptionOf(property), MayBeLeftOut: !property.IsRequired));
                }
            }
        }

        return arguments;
    }

    private static string NameOf(IPropertySymbol property)
    {
        foreach (AttributeData attribute in property.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "JsonPropertyNameAttribute", ConstructorArguments: { Length: 1 } values } && values[0].Value is string name)
            {
                return name;
            }
        }

        return property.Name;
    }

    private static bool IsNullable(ITypeSymbol type) =>
        type.NullableAnnotation == NullableAnnotation.Annotated || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
