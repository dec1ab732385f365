namespace PromptGen.Compiler.Tests.Emission;

/// <summary>The kinds of projects that generated code has to compile in.</summary>
internal static class Targets
{
    /// <summary>Today's: C# 12 on a current framework.</summary>
    public static readonly CompilationTarget Current = new(
        "Acme.Support", "Acme.Support", LanguageVersion: 1200, HasRequiredMembers: true, Public: true, Locked: false);

    /// <summary>The oldest language that is supported.</summary>
    public static readonly CompilationTarget Old = Current with { LanguageVersion = 703, HasRequiredMembers = false };

    /// <summary>Whose prompts may be released without a build.</summary>
    public static readonly CompilationTarget Releasable = Current with { HasReleases = true };

    public static CompilationTarget WithLanguage(int languageVersion) => Current with { LanguageVersion = languageVersion };
}
