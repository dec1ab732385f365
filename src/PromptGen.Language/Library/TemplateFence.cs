using System.ComponentModel;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Implements <c>prompt.fence</c>, which marks text from outside the application, so a model can distinguish it from
/// instructions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateFence
{
    /// <summary>
    /// Returns the text between the lines <c>&lt;untrusted&gt;</c> and <c>&lt;/untrusted&gt;</c>, with <c>| </c> before each of its
    /// lines.
    /// </summary>
    /// <param name="text">The text to mark; null stays null.</param>
    /// <param name="name">The name in the first line; the compiler checked that it is a plain word. Null for none.</param>
    public static string? Fence(string? text, string? name) => text is null ? null : FencedText.Of(TemplateLimit.Counted(text, "prompt.fence")!, name);
}
