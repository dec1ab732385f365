using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using PromptGen.Analyzers.Tests.RealSdks;
using Xunit;

namespace PromptGen.Analyzers.Tests.Testing;

/// <summary>References of a compilation: the framework of this process, SDKs as they are served, and stubs for those that are not.</summary>
internal static class Sdk
{
    public static readonly IReadOnlyList<string> All =
    [
        "Microsoft.Extensions.AI.Abstractions", "OpenAI", "Microsoft.SemanticKernel", "Microsoft.SemanticKernel.Agents", "Azure.AI", "Azure.AI.Agents", "Anthropic",
        "Anthropic.SDK", "OllamaSharp", "Google", "OtherSdks", "CommunityClients", "OpenAI_API", "LLamaSharp", "System.ClientModel", "PromptGen", "ModelContextProtocol", "Microsoft.Agents.AI",
        "Microsoft.Agents.AI.Hosting", "RestSharp",
    ];

    private static readonly Dictionary<string, Lazy<IReadOnlyList<MetadataReference>>> Served = new(StringComparer.Ordinal)
    {
        ["System.ClientModel"] = Packages("System.ClientModel", "System.Memory.Data"),
        ["OpenAI"] = Packages("OpenAI"),
        ["RestSharp"] = Packages("RestSharp"),
        ["ModelContextProtocol"] = Packages("ModelContextProtocol.Core"),
        ["OllamaSharp"] = Packages("OllamaSharp"),
        ["Anthropic"] = Packages("Anthropic"),
        ["Anthropic 12.36.0"] = Package("Anthropic", "12.36.0"),
        ["Azure.AI.OpenAI 1.0.0-beta.6"] = Package("Azure.AI.OpenAI", "1.0.0-beta.6"),
        ["LLamaSharp"] = Packages("LLamaSharp"),
        ["OpenAI_API"] = Package("OpenAI", "1.11.0"),
        ["Azure.AI"] = Packages("Azure.AI.Inference", "Azure.AI.OpenAI"),
        ["Microsoft.Agents.AI"] = Packages("Microsoft.Agents.AI", "Microsoft.Agents.AI.Abstractions", "Microsoft.Agents.AI.Workflows"),
        ["Microsoft.SemanticKernel"] = Packages(
            "Microsoft.SemanticKernel.Abstractions", "Microsoft.SemanticKernel.Connectors.AzureOpenAI", "Microsoft.SemanticKernel.Connectors.OpenAI", "Microsoft.SemanticKernel.Core"),
        ["Microsoft.Extensions.AI.Abstractions"] = Packages("Microsoft.Extensions.AI", "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"),
    };

    private static readonly ConcurrentDictionary<string, Lazy<MetadataReference>> Stubs = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Lazy<MetadataReference>> Compilations = new(StringComparer.Ordinal);

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

    /// <summary>As a build sees it: assemblies.</summary>
    public static IEnumerable<MetadataReference> References(string name) =>
        Served.TryGetValue(name, out Lazy<IReadOnlyList<MetadataReference>>? package) ? package.Value : [Stubs.GetOrAdd(name, static key => new Lazy<MetadataReference>(() => Emit(key))).Value];

    /// <summary>As an editor sees it: packages are assemblies, and all else is a compilation, whose symbols have code that is not the application's.</summary>
    public static IEnumerable<MetadataReference> Projects(string name) =>
        Served.TryGetValue(name, out Lazy<IReadOnlyList<MetadataReference>>? package) ? package.Value : [Compilations.GetOrAdd(name, static key => new Lazy<MetadataReference>(() => Compile(key).ToMetadataReference())).Value];

    private static CSharpCompilation Compile(string name)
    {
        using Stream source = typeof(Sdk).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(source);
        return CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(reader.ReadToEnd(), new CSharpParseOptions(LanguageVersion.Latest))],
            [.. Framework, .. All.Where(Served.ContainsKey).SelectMany(static package => Served[package].Value)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static Lazy<IReadOnlyList<MetadataReference>> Packages(params string[] names) =>
        Assemblies(() => SdkPackage.Newest.Where(package => Array.IndexOf(names, package.Name) >= 0));

    /// <summary>A version that has names which the newest has not.</summary>
    private static Lazy<IReadOnlyList<MetadataReference>> Package(string name, string version) =>
        Assemblies(() => SdkPackage.All.Where(package => package.Name == name && package.Version == version));

    private static Lazy<IReadOnlyList<MetadataReference>> Assemblies(Func<IEnumerable<SdkPackage>> packages) =>
        new(() => [.. packages().SelectMany(static package => package.Assemblies).Select(static path => MetadataReference.CreateFromFile(path))]);

    private static PortableExecutableReference Emit(string name)
    {
        MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = Compile(name).Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
