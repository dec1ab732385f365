namespace PromptGen.Core.Diagnostics;

/// <summary>All rules, in the order of their codes. A code is never used again for something else.</summary>
internal static class DiagnosticRules
{
    // PG00xx: files, encoding, YAML and JSON syntax.

    // PG01xx: fields of a prompt file.

    // PG02xx: the project that holds the prompts.
    public static readonly DiagnosticRule RuntimeLibraryMissing = new(
        "PG0201", RuleSeverity.Error, "The PromptGen library is not referenced",
        "'{0}' has prompt files, but does not reference the PromptGen library that generated code calls, so no code is generated. Reference the package PromptGen from this project, without ExcludeAssets or PrivateAssets that leave out its compile assets.",
        "Generated classes return types of the library. Without it, each generated file would fail with errors that do not name the cause.");

    public static readonly DiagnosticRule InvalidNamespace = new(
        "PG0202", RuleSeverity.Error, "PromptGenNamespace is not a C# namespace",
        "The property PromptGenNamespace is '{0}', which is not a C# namespace, so no code is generated. Write '{1}', for example, or leave the property out to take RootNamespace.",
        "The property names the namespace of all generated classes, and code that uses them names it, too: it is never adjusted silently.");

    public static readonly DiagnosticRule InvalidVisibility = new(
        "PG0203", RuleSeverity.Error, "PromptGenVisibility is neither public nor internal",
        "The property PromptGenVisibility is '{0}', so no code is generated. Write 'public', which is also the default, or 'internal'.",
        "The property decides whether other assemblies see the generated classes: a misspelt 'internal' would make them part of a library's public API.");

    // PG10xx: identifiers, variables and their types.

    // PG11xx: template syntax.

    // PG12xx: template meaning.

    // PG30xx: versions.

    // PG90xx: failures of PromptGen itself.
    public static readonly DiagnosticRule InternalFailure = new(
        "PG9001", RuleSeverity.Error, "PromptGen failed on this file",
        "PromptGen failed on this file: {0}. The other prompts are not affected. Please report it with the file.",
        "A defect of PromptGen, not of the prompt. It is an error, so that a prompt never goes missing unseen.");
}
