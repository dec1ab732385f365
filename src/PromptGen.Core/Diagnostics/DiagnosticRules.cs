namespace PromptGen.Core.Diagnostics;

/// <summary>All rules, in the order of their codes. A code is never used again for something else.</summary>
internal static class DiagnosticRules
{
    // PG00xx: files, encoding, YAML and JSON syntax.

    // PG01xx: fields of a prompt file.

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
