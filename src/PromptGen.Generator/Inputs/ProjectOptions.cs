using System;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;

namespace PromptGen.Generator.Inputs;

/// <summary>The build properties that the package's targets make visible to the compiler.</summary>
internal sealed record ProjectOptions(
    string RootNamespace, string PromptGenNamespace, string Visibility, bool Locked, bool HasReleases = false, string Embed = "", bool AllowsUnreleased = false)
{
    public int EmbedDepth => ProjectSettings.EmbedDepth(Embed);

    public bool RequiresReleases => PromptCompiler.RequiresReleases(Locked, AllowsUnreleased);

    public static ProjectOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        AnalyzerConfigOptions options = provider.GlobalOptions;
        return new ProjectOptions(
            Property(options, "RootNamespace"),
            Property(options, "PromptGenNamespace"),
            Property(options, "PromptGenVisibility"),
            Property(options, "PromptGenLocked").Equals("true", StringComparison.OrdinalIgnoreCase),
            Property(options, "PromptGenReleases").Equals("true", StringComparison.OrdinalIgnoreCase),
            Property(options, "PromptGenEmbed"),
            Property(options, "PromptGenAllowUnreleased").Equals("true", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The package's own property, or else the SDK's, which ends where a folder's name has a <c>#</c> or <c>;</c>.</summary>
    public static string ProjectDirectory(AnalyzerConfigOptionsProvider provider)
    {
        string encoded = Property(provider.GlobalOptions, "_PromptGenProjectDirectory");
        return encoded.Length > 0 ? Base64Text.Decode(encoded) : Property(provider.GlobalOptions, "ProjectDir");
    }

    private static string Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) ? value.Trim() : "";
}
