using System.ComponentModel;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary><c>prompt.fence</c>: text that someone outside wrote, so that a model can tell it from the instructions around it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateFence
{
    /// <summary>
    /// The text between a line <c>&lt;untrusted&gt;</c> and a line <c>&lt;/untrusted&gt;</c>, each of its lines behind <c>| </c>; null stays null.
    /// </summary>
    /// <param name="text">What is fenced.</param>
    /// <param name="name">Stands in the first line; the compiler checked that it is a plain word.</param>
    public static string? Fence(string? text, string? name) => text is null ? null : FencedText.Of(TemplateLimit.Counted(text, "prompt.fence")!, name);
}
