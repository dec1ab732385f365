using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Testing;

/// <summary>References of a compilation: the framework of this process, and SDKs as stubs under their assembly names.</summary>
internal static class Sdk
{
    public static readonly IReadOnlyList<string> All =
    [
        "Microsoft.Extensions.AI.Abstractions", "OpenAI", "Microsoft.SemanticKernel", "Azure.AI", "Anthropic", "Anthropic.SDK", "OllamaSharp", "Google",
        "OtherSdks", "CommunityClients", "System.ClientModel", "PromptGen", "ModelContextProtocol", "Microsoft.Agents.AI",
        "RestSharp",
    ];

    private static readonly ConcurrentDictionary<string, Lazy<MetadataReference>> Stubs = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Lazy<MetadataReference>> Projects = new(StringComparer.Ordinal);

    /// <summary>What the testing library would download: nothing, since references are given.</summary>
    public static ReferenceAssemblies NoPackages { get; } = new("net10.0");

    /// <summary>The framework, and the packages of this project.</summary>
    public static IReadOnlyList<MetadataReference> Process { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("PromptGen", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The framework, and the JSON library that many applications have beside it.</summary>
    public static IReadOnlyList<MetadataReference> Framework { get; } =
    [
        .. Process.Where(static reference => Path.GetDirectoryName(reference.Display) == Path.GetDirectoryName(typeof(object).Assembly.Location)
            || Path.GetFileName(reference.Display) == "Newtonsoft.Json.dll"),
    ];

    /// <summary>As a build sees it: an assembly.</summary>
    public static MetadataReference Reference(string name) => Stubs.GetOrAdd(name, static key => new Lazy<MetadataReference>(() => Emit(key))).Value;

    /// <summary>As an editor sees it: a compilation, whose symbols have code that is not the application's.</summary>
    public static MetadataReference Project(string name) =>
        Projects.GetOrAdd(name, static key => new Lazy<MetadataReference>(() => Compile(key, Project).ToMetadataReference())).Value;

    private static CSharpCompilation Compile(string name, Func<string, MetadataReference> reference)
    {
        using Stream source = typeof(Sdk).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(source);
        IEnumerable<MetadataReference> others = name switch
        {
            "Microsoft.Agents.AI" => [reference("Microsoft.Extensions.AI.Abstractions")],
            "OpenAI" => [reference("System.ClientModel")],
            _ => [],
        };
        return CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(reader.ReadToEnd(), new CSharpParseOptions(LanguageVersion.Latest))],
            Framework.Concat(others),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static PortableExecutableReference Emit(string name)
    {
        MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = Compile(name, Reference).Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
