using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace PromptGen.Generator.Tests.Testing;

/// <summary>Where the repository stands, and what test compilations reference.</summary>
internal static class TestEnvironment
{
    public static readonly string RepositoryRoot = Metadata("RepositoryRoot");

    public static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is { } name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static readonly ImmutableArray<MetadataReference> PromptGenLibrary =
    [
        MetadataReference.CreateFromFile(Path.Combine(Metadata("PromptGenLibraryFolder"), "PromptGen.dll")),
        MetadataReference.CreateFromFile(Path.Combine(Metadata("PromptGenLibraryFolder"), "PromptGen.Core.dll")),
    ];

    private static string Metadata(string key) => typeof(TestEnvironment).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
