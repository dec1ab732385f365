using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PromptGen.Fuzz.Targets;

/// <summary>Generated code must be C#, whatever texts it contains.</summary>
internal static class ParsedCode
{
    public static void Check(string source, LanguageVersion version)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version));
        Diagnostic? error = tree.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        BrokenPromiseException.ThrowUnless(error is null, "The generated code is not C#: " + error + "\n" + source);
    }
}
