using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler;

/// <summary>A problem at a place.</summary>
/// <param name="Severity">The rule's own severity, unless the prompt raises it (<c>strict</c>).</param>
/// <param name="Arguments">The particulars of the message, as text, so that values compare structurally.</param>
internal sealed record PromptDiagnostic(
    DiagnosticRule Rule, RuleSeverity Severity, SourceSpan Location, EquatableArray<string> Arguments)
{
    public PromptDiagnostic(DiagnosticRule rule, SourceSpan location, params string[] arguments)
        : this(rule, rule.Severity, location, new EquatableArray<string>(arguments))
    {
    }
}
