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

    // PG03xx: the files beside the compiled assembly, as the build task finds them.
    public static readonly DiagnosticRule LinkAmongInputs = new(
        "PG0301", RuleSeverity.Error, "A prompt file is a symbolic link",
        "'{0}' is a symbolic link or a junction, so what the prompt says can change without a change in the project folder. Put the file itself there, or a copy; for a file shared by projects, list it as PromptGenFile with its real path and Link metadata.",
        "A link's target is outside what a review and a checkout show, and another machine may resolve it to another text.");

    public static readonly DiagnosticRule InputChanged = new(
        "PG0302", RuleSeverity.Error, "A prompt file is not what was compiled",
        "'{0}' is not the text that '{1}' was compiled from, so no manifest is written. Build again, and see that nothing writes the file while the build runs.",
        "The manifest says which texts are in the assembly. It is written only if they are those on disk.");

    public static readonly DiagnosticRule InputMissing = new(
        "PG0303", RuleSeverity.Error, "A prompt file that was compiled cannot be read",
        "'{0}', which '{1}' was compiled from, cannot be read: {2}",
        "The manifest says which texts are in the assembly. It is written only if they are those on disk.");

    public static readonly DiagnosticRule PromptNotInAssembly = new(
        "PG0304", RuleSeverity.Error, "A prompt file is not in the assembly",
        "'{0}' is a prompt file of the project, but '{1}' has no record of it, so no manifest is written. Rebuild the project; if this stays, see that the source generator of the package PromptGen runs (the compiler names it in the warnings CS8784, CS8785 and CS9057 if not).",
        "A manifest that leaves a prompt out would say that it does not ship.");

    public static readonly DiagnosticRule UnreadableRecord = new(
        "PG0305", RuleSeverity.Error, "The assembly's prompt records cannot be read",
        "The prompt records of '{0}' cannot be read: {1} Rebuild the project with one version of the package PromptGen.",
        "The manifest is made from what the compiled assembly says about its prompts.");

    public static readonly DiagnosticRule EffectiveHashDiffers = new(
        "PG0306", RuleSeverity.Error, "The effective prompt differs from the assembly's",
        "The effective prompt made from '{0}' has the hash {1}, but '{2}' was compiled with {3}. Rebuild the project.",
        "The canonical bytes are evidence of what ships, so they are written only if they have the hash that the assembly has.");

    public static readonly DiagnosticRule OutputNotWritten = new(
        "PG0307", RuleSeverity.Error, "The prompt manifest cannot be written",
        "'{0}' cannot be written: {1}",
        "The build says what it ships in this file; without it, later steps would read an old one.");

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
