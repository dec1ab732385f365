using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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

    /// <summary>
    /// Whether code says that it uses one of these namespaces: of a package that is not restored, nothing but that is left.
    /// </summary>
    public static bool AnyNamedIn(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot(cancellationToken) is not CompilationUnitSyntax unit)
            {
                continue;
            }

            foreach (UsingDirectiveSyntax directive in unit.Usings)
            {
                if (directive.NamespaceOrType is NameSyntax name && MayBegin(name) && Contains(WithoutAlias(name)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Told from the first identifier, since nearly all directives of a project are about something else.</summary>
    private static bool MayBegin(NameSyntax name)
    {
        while (name is QualifiedNameSyntax qualified)
        {
            name = qualified.Left;
        }

        string first = (name is AliasQualifiedNameSyntax aliased ? aliased.Name : name as SimpleNameSyntax)?.Identifier.ValueText ?? "";
        return first != "System" && Array.Exists(Roots, root => root.StartsWith(first, StringComparison.Ordinal));
    }

    private static string WithoutAlias(NameSyntax name)
    {
        string text = name.ToString();
        int alias = text.IndexOf("::", StringComparison.Ordinal);
        return alias < 0 ? text : text.Substring(alias + 2);
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
