namespace PromptGen.Compiler;

/// <summary>The facts about the project that the compiler generates code for.</summary>
/// <param name="Namespace">The namespace of the generated classes; empty for the global namespace.</param>
/// <param name="AssemblyName">The name of the assembly of the project.</param>
/// <param name="LanguageVersion">The version of C#, as Roslyn counts: 703 for 7.3, 1100 for 11 and so on.</param>
/// <param name="HasRequiredMembers">The target framework has the attributes behind <c>required</c>.</param>
/// <param name="Public">The generated types are public (<c>PromptGenVisibility</c>).</param>
/// <param name="Locked">Drift is an error (<c>PromptGenLocked</c>).</param>
internal sealed record CompilationTarget(
    string Namespace,
    string AssemblyName,
    int LanguageVersion,
    bool HasRequiredMembers,
    bool Public,
    bool Locked)
{
    /// <summary>How far <c>rollback_to</c> is followed for releases to compile in (<c>PromptGenEmbed</c>).</summary>
    public int EmbedDepth { get; init; } = 1;

    /// <summary>The generated code lets another version be served than the one that is compiled in (<c>PromptGenReleases</c>).</summary>
    public bool HasReleases { get; init; }

    /// <summary>The texts of the project are too many for string literals.</summary>
    public bool TextsExceedStrings { get; init; }

    /// <summary>Whether the code contains the static text of templates as UTF-8.</summary>
    public bool UsesUtf8Texts => TextsExceedStrings && HasUtf8Literals;

    /// <summary>
    /// The runtime library brings <c>ReadOnlySpan&lt;byte&gt;</c> to each framework that lacks it. Settings and contracts always
    /// stand there as UTF-8: they may be of any length, and count for nothing in what string literals an assembly may have.
    /// </summary>
    public bool HasUtf8Literals => LanguageVersion >= 1100;

    public bool HasRawLiterals => LanguageVersion >= 1100;

    public bool HasNullableAnnotations => LanguageVersion >= 800;
}
