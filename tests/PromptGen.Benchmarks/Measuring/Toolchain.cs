using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace PromptGen.Benchmarks.Measuring;

/// <summary>Where the SDK's parts and this repository's own builds stand.</summary>
internal static class Toolchain
{
    public static readonly string RepositoryRoot = Metadata("RepositoryRoot");

    public static readonly string Configuration = Metadata("Configuration");

    private static readonly string Root =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    public static string Dotnet => Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    public static string Compiler => Path.Combine(SdkFolder, "Roslyn", "bincore", "csc.dll");

    public static string Generator => Path.Combine(
        RepositoryRoot, "src", "PromptGen.Generator", "bin", Configuration, "netstandard2.0", "PromptGen.Generator.dll");

    /// <summary>The analyzers that an SDK project has without asking for any.</summary>
    public static IEnumerable<string> Analyzers => Directory.EnumerateFiles(Path.Combine(SdkAnalyzers, "analyzers"), "*.dll")
        .Where(static path => !path.Contains("VisualBasic", StringComparison.Ordinal))
        .Concat(Directory.EnumerateFiles(Path.Combine(ReferencePack, "analyzers", "dotnet", "cs"), "*.dll"));

    /// <summary>What the SDK sets their rules to.</summary>
    public static string AnalyzerConfiguration => Path.Combine(
        SdkAnalyzers, "analyzers", "build", "config", FormattableString.Invariant($"analysislevel_{Environment.Version.Major}_default.globalconfig"));

    public static string YamlParser => typeof(YamlDotNet.Core.Parser).Assembly.Location;

    public static string BuildTask => Path.Combine(
        RepositoryRoot, "src", "PromptGen.Build", "bin", Configuration, "netstandard2.0", "PromptGen.Build.dll");

    /// <summary>The runtime library and what it needs.</summary>
    public static IEnumerable<string> Library => new[] { "PromptGen.dll", "PromptGen.Core.dll" }
        .Select(static name => Path.Combine(RepositoryRoot, "src", "PromptGen", "bin", Configuration, "net8.0", name));

    /// <summary>The reference assemblies of this runtime's version.</summary>
    public static IEnumerable<string> Framework =>
        Directory.EnumerateFiles(Directory.EnumerateDirectories(Path.Combine(ReferencePack, "ref")).First(), "*.dll");

    private static string ReferencePack => Directory.EnumerateDirectories(Path.Combine(Root, "packs", "Microsoft.NETCore.App.Ref"))
        .OrderByDescending(static path => Version.Parse(Path.GetFileName(path)))
        .First();

    private static string SdkAnalyzers => Path.Combine(SdkFolder, "Sdks", "Microsoft.NET.Sdk");

    private static string SdkFolder { get; } = Path.Combine(
        Root, "sdk", Command.Run(Dotnet, ["--version"], RepositoryRoot).Demand().Output.Trim());

    private static string Metadata(string key) => typeof(Toolchain).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
