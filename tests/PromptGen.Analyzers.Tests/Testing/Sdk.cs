using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace PromptGen.Analyzers.Tests.Testing;

/// <summary>References of a compilation: the framework of this process, and SDKs as stubs under their assembly names.</summary>
internal static class Sdk
{
    public static readonly IReadOnlyList<string> All =
    [
        "Microsoft.Extensions.AI.Abstractions", "OpenAI", "Microsoft.SemanticKernel", "Azure.AI", "Anthropic", "Anthropic.SDK", "OllamaSharp", "Google",
        "OtherSdks", "CommunityClients", "System.ClientModel", "PromptGen", "ModelContextProtocol", "Microsoft.Agents.AI",
    ];

    private static readonly ConcurrentDictionary<string, Lazy<MetadataReference>> Stubs = new(StringComparer.Ordinal);

    public static IReadOnlyList<MetadataReference> Framework { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("PromptGen", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static MetadataReference Reference(string name) => Stubs.GetOrAdd(name, static key => new Lazy<MetadataReference>(() => Compile(key))).Value;

    private static PortableExecutableReference Compile(string name)
    {
        using Stream source = typeof(Sdk).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(source);
        IEnumerable<MetadataReference> others = name switch
        {
            "Microsoft.Agents.AI" => [Reference("Microsoft.Extensions.AI.Abstractions")],
            "OpenAI" => [Reference("System.ClientModel")],
            _ => [],
        };
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(reader.ReadToEnd(), new CSharpParseOptions(LanguageVersion.Latest))],
            Framework.Concat(others),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
