using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace PromptGen.Generator.Inputs;

/// <summary>The namespace of generated code.</summary>
internal static class GeneratedNamespace
{
    /// <summary>Whether C# accepts it unchanged; empty is the global namespace.</summary>
    public static bool IsValid(string name) => name.Length == 0 || name.Split('.').All(IsIdentifier);

    /// <summary>
    /// The nearest namespace that C# takes. <c>RootNamespace</c> is the project's file name unless somebody sets it, and that may
    /// be <c>my-app</c> or <c>2024.reports</c>.
    /// </summary>
    public static string Nearest(string name) => string.Join(
        ".",
        name.Split('.').Where(static segment => segment.Length > 0).Select(NearestIdentifier));

    private static string NearestIdentifier(string segment)
    {
        if (IsIdentifier(segment))
        {
            return segment;
        }

        StringBuilder identifier = new();
        foreach (char character in segment)
        {
            identifier.Append(SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_');
        }

        if (!SyntaxFacts.IsIdentifierStartCharacter(identifier[0]) || IsKeyword(identifier.ToString()))
        {
            identifier.Insert(0, '_');
        }

        return identifier.ToString();
    }

    private static bool IsIdentifier(string segment) => SyntaxFacts.IsValidIdentifier(segment) && !IsKeyword(segment);

    private static bool IsKeyword(string segment) => SyntaxFacts.GetKeywordKind(segment) != SyntaxKind.None;
}
