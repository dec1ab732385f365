namespace PromptGen.Conformance;

internal enum OutcomeKind
{
    /// <summary>The output is the expected one; or an error was expected, and the template is refused or throws.</summary>
    Identical,

    /// <summary>The compiler does not accept the template, though it has an output.</summary>
    Refused,
    Different,

    /// <summary>An error was expected, and the template rendered.</summary>
    ErrorMissed,
}

/// <param name="Reason">The refusal, or how the output differs.</param>
internal sealed record Outcome(Vector Vector, OutcomeKind Kind, string Reason);
