using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Display;

namespace PromptGen.Compiler;

/// <summary>A problem at a place.</summary>
/// <param name="Severity">The rule's own severity, unless the prompt raises it (<c>strict</c>).</param>
/// <param name="Arguments">The details of the message, as text, so values compare structurally.</param>
internal sealed record PromptDiagnostic(
    DiagnosticRule Rule, RuleSeverity Severity, SourceSpan Location, EquatableArray<string> Arguments)
{
    public PromptDiagnostic(DiagnosticRule rule, SourceSpan location, params string[] arguments)
        : this(rule, rule.Severity, location, new EquatableArray<string>(arguments))
    {
    }

    /// <summary>As they can be shown anywhere: compilers, editors and build servers get them from here.</summary>
    public EquatableArray<string> Arguments { get; init; } = MessageText.Visible(Arguments);

    /// <summary>What the particulars contain that cannot be seen in the message; with a space before it, or empty.</summary>
    /// <remarks>Rules of files, templates and commands quote names; others also quote prose, which may have such characters on purpose.</remarks>
    public string Note { get; } = Rule.Id[2] is '0' or '1' ? CharacterNote.Of(Arguments) : "";

    /// <summary>The path of the place as it can be shown; null if the problem does not have a place.</summary>
    public string? ShownPath => string.IsNullOrEmpty(Location.Path) ? null : VisibleText.Line(Location.Path);

    /// <summary>The message with its particulars, for hosts whose reports do not format it themselves.</summary>
    public string Message => MessageText.Format(Rule.Message, Arguments) + Note;
}
