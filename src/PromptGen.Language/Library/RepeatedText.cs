using System.Text;
using PromptGen.Generated;

namespace PromptGen.Language;

/// <summary>A text so many times.</summary>
internal static class RepeatedText
{
    /// <summary>Returns the repeated text; a count of zero or less returns the empty string.</summary>
    public static string Of(string? text, long count, PromptIdentity? identity, string place)
    {
        if (string.IsNullOrEmpty(text) || count <= 0)
        {
            return string.Empty;
        }

        // The count alone may be greater than their product can say.
        if (count > TemplateLimit.Output || count * text!.Length > TemplateLimit.Output)
        {
            TemplateLimit.ThrowTextTooLong(identity, place);
        }

        return new StringBuilder().Insert(0, text, (int)count).ToString();
    }
}
