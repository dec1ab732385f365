using System;
using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Sinks;

/// <summary>The namespaces that belong to SDKs for language models.</summary>
internal static class SdkNamespaces
{
    private static readonly string[] Roots =
    [
        "Microsoft.Extensions.AI",
        "Microsoft.SemanticKernel",
        "Microsoft.Agents",
        "Microsoft.KernelMemory",
        "OpenAI",
        "Azure.AI",
        "Anthropic",
        "OllamaSharp",
        "Google.GenAI",
        "Google.Cloud.AIPlatform",
        "GenerativeAI",
        "Mscc.GenerativeAI",
        "Amazon.BedrockRuntime",
        "Amazon.BedrockAgent",
        "Amazon.BedrockAgentRuntime",
        "Mistral",
        "LangChain",
        "tryAGI",
        "AutoGen",
        "Betalgo",
        "OpenAI_API",
        "LLama",
        "Cohere",
        "Groq",
        "DeepSeek",
    ];

    public static bool Contains(string fullName)
    {
        foreach (string root in Roots)
        {
            if (fullName.StartsWith(root, StringComparison.Ordinal) && (fullName.Length == root.Length || fullName[root.Length] is '.'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether anything that the compilation sees lives in one of these namespaces.</summary>
    public static bool AnyIn(Compilation compilation)
    {
        foreach (string root in Roots)
        {
            if (Exists(compilation.GlobalNamespace, root))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Exists(INamespaceSymbol scope, string name)
    {
        foreach (string part in name.Split('.'))
        {
            INamespaceSymbol? inner = null;
            foreach (INamespaceOrTypeSymbol member in scope.GetMembers(part))
            {
                inner ??= member as INamespaceSymbol;
            }

            if (inner is null)
            {
                return false;
            }

            scope = inner;
        }

        return true;
    }
}
