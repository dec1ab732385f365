using System.Globalization;
using System.Text;

namespace PromptGen.Language;

/// <summary>Strings as <c>object.to_json</c> writes them: safe inside HTML, and plain ASCII.</summary>
internal static class JsonText
{
    /// <summary>For exceptions.</summary>
    public const string Place = "object.to_json";

    public static string Quoted(string text)
    {
        StringBuilder quoted = new(text.Length + 2);
        quoted.Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '\\':
                    quoted.Append("\\\\");
                    break;
                case '\b':
                    quoted.Append("\\b");
                    break;
                case '\t':
                    quoted.Append("\\t");
                    break;
                case '\n':
                    quoted.Append("\\n");
                    break;
                case '\f':
                    quoted.Append("\\f");
                    break;
                case '\r':
                    quoted.Append("\\r");
                    break;
                case >= ' ' and < '\x7f' when c is not ('"' or '&' or '\'' or '+' or '<' or '>' or '`'):
                    quoted.Append(c);
                    break;
                default:
                    AppendEscaped(quoted, IsWhole(text, i) ? c : '\uFFFD');
                    break;
            }
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Replaces half a surrogate pair, which is not a character, by the replacement character.</summary>
    private static bool IsWhole(string text, int index) =>
        !char.IsSurrogate(text[index])
        || (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        || (char.IsLowSurrogate(text[index]) && index > 0 && char.IsHighSurrogate(text[index - 1]));

    private static void AppendEscaped(StringBuilder quoted, char c) =>
        quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
}
