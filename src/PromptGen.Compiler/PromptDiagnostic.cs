using System.Globalization;
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

    /// <summary>The message with its particulars, for hosts whose reports do not format it themselves.</summary>
    public string Message
    {
        get
        {
            object[] arguments = new object[Arguments.Count];
            for (int i = 0; i < arguments.Length; i++)
            {
                arguments[i] = Arguments[i];
            }

            return string.Format(CultureInfo.InvariantCulture, Rule.Message, arguments);
        }
    }
}
