using System.Globalization;
using System.Text;

namespace PromptGen.Language;

/// <summary>Strings as they print inside lists and objects.</summary>
internal static class QuotedText
{
    public static string Of(string text)
    {
        StringBuilder quoted = new(text.Length + 2);
        quoted.Append('"');
        foreach (char c in text)
        {
            if (Escape(c) is { } escape)
            {
                quoted.Append(escape);
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The escape of a character; null if it is not escaped.</summary>
    public static string? Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        >= ' ' => null,
        '\a' => "\\a",
        '\b' => "\\b",
        '\t' => "\\t",
        '\r' => "\\r",
        '\v' => "\\v",
        '\f' => "\\f",
        '\n' => "\\n",
        _ => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
    };

    /// <summary>The name of a property, in quotes unless it is a plain name.</summary>
    public static string Key(string name)
    {
        bool plain = name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_');
        foreach (char c in name)
        {
            plain &= char.IsLetterOrDigit(c) || c == '_';
        }

        return plain ? name : "\"" + name + "\"";
    }
}
