using System;
using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Flow;

/// <summary>What PromptGen generated or rendered, told by the marks it leaves, not by file names.</summary>
internal static class Rendered
{
    public static bool IsRendered(ITypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "PromptGen", ContainingNamespace.IsGlobalNamespace: true } }
        && type.Name is "RenderedPrompt" or "PromptMessage" or "PromptMessageList" or "PromptIdentity";

    public static bool IsGenerated(ISymbol member)
    {
        for (INamedTypeSymbol? type = member as INamedTypeSymbol ?? member.ContainingType; type is not null; type = type.ContainingType)
        {
            foreach (AttributeData attribute in type.GetAttributes())
            {
                if (attribute.AttributeClass is { Name: "GeneratedCodeAttribute" }
                    && attribute.ConstructorArguments.Length > 0
                    && attribute.ConstructorArguments[0].Value is string tool
                    && tool.StartsWith("PromptGen", StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
