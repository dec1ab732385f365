using System.Globalization;
using System.Text;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Emission;

/// <summary>The documentation of a variable or property in generated code: its description and its rules; empty if the file does not have any.</summary>
internal static class ParameterText
{
    public static string Of(RenderParameter parameter)
    {
        if (parameter.Defined is not { } defined)
        {
            return "The messages for the slot " + parameter.SchemaName + ", oldest first.";
        }

        string text = Of(TypePlace.Of(defined).Description, defined.Variable.Type);
        return defined.Variable.Untrusted ? (text + " Untrusted: it can contain text from outside the application.").TrimStart() : text;
    }

    public static string Of(string? description, PromptType type)
    {
        string sentence = description is null ? "" : Sentence(description);
        if (type.MaxLength is null && type.Pattern is null)
        {
            return sentence;
        }

        var text = new StringBuilder(sentence);
        if (type.MaxLength is { } limit)
        {
            text.Append(" At most ").Append(limit.ToString(CultureInfo.InvariantCulture)).Append(" UTF-16 code units")
                .Append(type.OnOverflow == OverflowMode.Truncate ? "; a longer text is cut." : ".");
        }

        if (type.Pattern is { } pattern)
        {
            text.Append(" Must match ").Append(pattern).Append(" as a whole.");
        }

        return text.ToString().TrimStart();
    }

    private static string Sentence(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length > 0 && char.IsLetterOrDigit(trimmed[trimmed.Length - 1]) ? trimmed + "." : trimmed;
    }
}
