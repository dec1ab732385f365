using System.Text;
using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Sinks;

internal static class MetadataName
{
    /// <summary>The name by which metadata knows a type: <c>Namespace.Outer+Inner`1</c>.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        if (type.ContainingType is null && type.ContainingNamespace is { IsGlobalNamespace: true })
        {
            return type.MetadataName;
        }

        StringBuilder name = new();
        Append(name, type.OriginalDefinition);
        return name.ToString();
    }

    public static string Of(INamespaceSymbol scope)
    {
        StringBuilder name = new();
        Append(name, scope);
        return name.ToString();
    }

    private static void Append(StringBuilder name, INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            Append(name, outer);
            name.Append('+');
        }
        else if (type.ContainingNamespace is { IsGlobalNamespace: false } scope)
        {
            Append(name, scope);
            name.Append('.');
        }

        name.Append(type.MetadataName);
    }

    private static void Append(StringBuilder name, INamespaceSymbol scope)
    {
        if (scope.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            Append(name, outer);
            name.Append('.');
        }

        name.Append(scope.Name);
    }
}
