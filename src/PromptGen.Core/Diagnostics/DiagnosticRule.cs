namespace PromptGen.Core.Diagnostics;

internal enum RuleSeverity
{
    Info,
    Warning,
    Error,
}

/// <summary>One kind of problem: its code, its texts and the address of its page. Every host reports from these.</summary>
/// <param name="Id"><c>PGnnnn</c>; the first digit is the area (0 files, 1 schema and template, 2 C# code, 3 versions and drift,
/// 4 rollback, contract and releases, 9 our own failure).</param>
/// <param name="Severity">The severity without configuration.</param>
/// <param name="Title">A few words, for lists of rules.</param>
/// <param name="Message">The problem and the next step, with <c>{0}</c>, <c>{1}</c>... for the details.</param>
/// <param name="Description">Why it matters, in a sentence or two.</param>
internal sealed record DiagnosticRule(string Id, RuleSeverity Severity, string Title, string Message, string Description)
{
    /// <summary>A rule that is off says too much for most projects; those that want it turn it on.</summary>
    public bool IsEnabledByDefault { get; init; } = true;

    /// <summary>The rules about C# code, which analyzers report.</summary>
    public const string CodeCategory = "PromptGen.Code";

    /// <summary>
    /// Whether a build that is not locked survives it even where warnings are errors. What analyzers say about code is as any
    /// analyzer's: the project's own settings decide.
    /// </summary>
    public bool IsSoft => Severity == RuleSeverity.Warning && Category != CodeCategory;

    /// <summary>Whether it is about versions and releases of a prompt: the prompt itself is sound, and can be compiled, shown and rendered.</summary>
    public bool ConcernsReleases => Id[2] is '3' or '4';

    /// <summary>The page of this rule in <c>docs/diagnostics</c>.</summary>
    public string HelpLink => "https://github.com/promptgen/promptgen/blob/main/docs/diagnostics/" + Id + ".md";

    public string Category => Id[2] switch
    {
        '0' => "PromptGen.Files",
        '1' => "PromptGen.Templates",
        '2' => CodeCategory,
        '3' => "PromptGen.Versions",
        '4' => "PromptGen.Releases",
        _ => "PromptGen.Internal",
    };
}
