using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PromptGen.Generator.Inputs;

/// <summary>The build properties that the package's targets make visible to the compiler.</summary>
internal sealed record ProjectOptions(
    string RootNamespace, string PromptGenNamespace, string Visibility, bool Locked, bool HasReleases = false, string Embed = "")
{
    public int EmbedDepth => ProjectSettings.EmbedDepth(Embed);

    public static ProjectOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        AnalyzerConfigOptions options = provider.GlobalOptions;
        return new ProjectOptions(
            Property(options, "RootNamespace"),
            Property(options, "PromptGenNamespace"),
            Property(options, "PromptGenVisibility"),
            Property(options, "PromptGenLocked").Equals("true", StringComparison.OrdinalIgnoreCase),
            Property(options, "PromptGenReleases").Equals("true", StringComparison.OrdinalIgnoreCase),
            Property(options, "PromptGenEmbed"));
    }

    public static string ProjectDirectory(AnalyzerConfigOptionsProvider provider) => Property(provider.GlobalOptions, "ProjectDir");

    private static string Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) ? value.Trim() : "";
}
