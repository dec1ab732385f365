using System;
using System.Globalization;
using System.Text;
using PromptGen.Core.Naming;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Versions;

/// <summary>Writes a text in YAML: plain, in quotes, or as a literal block; it is always read back exactly.</summary>
internal static class YamlScalar
{
    // What YAML 1.1, which many other tools read, takes for booleans.
    private static readonly string[] OtherMeanings = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

    /// <summary>Whether a text can be written and read back: YAML cannot express half a surrogate pair.</summary>
    public static bool CanHold(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }

    /// <summary>A text on one line.</summary>
    public static string Text(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        bool quotes = text.IndexOf('"') >= 0 || text.IndexOf('\\') >= 0;
        return quotes && !NeedsEscape(text) ? "'" + text.Replace("'", "''") + "'" : Quoted(text);
    }

    /// <summary>The name of a field.</summary>
    public static string Key(string name)
    {
        bool plain = name.Length is > 0 and <= PortableName.LongestLength && (IsLetter(name[0]) || name[0] == '_') && !HasOtherMeaning(name);
        for (int i = 0; plain && i < name.Length; i++)
        {
            plain = IsLetter(name[i]) || name[i] is (>= '0' and <= '9') or '_' or '-' or '.';
        }

        return plain ? name : Quoted(name);
    }

    /// <summary>Whether the text has several lines that a block can contain unchanged.</summary>
    public static bool IsLiteral(string text)
    {
        if (text.IndexOf('\n') < 0)
        {
            return false;
        }

        foreach (char c in text)
        {
            if (c is not ('\n' or '\t') && IsEscaped(c))
            {
                return false;
            }
        }

        // YAML readers refuse a line of blanks before the first with text.
        int start = FirstLine(text);
        int content = start;
        while (content < text.Length && text[content] is ' ' or '\t')
        {
            content++;
        }

        return content < text.Length && text[content] != '\n';
    }

    /// <summary>The indicator of a literal block and its lines.</summary>
    /// <param name="column">The column of the lines; two more than that of the name or dash before it.</param>
    public static void AppendLiteral(StringBuilder output, string text, int column)
    {
        output.Append('|');
        if (text[FirstLine(text)] is ' ' or '\t')
        {
            // Else the reader would count the first line's own spaces to the indentation.
            output.Append('2');
        }

        int end = text.Length;
        while (end > 0 && text[end - 1] == '\n')
        {
            end--;
        }

        int lineEnds = text.Length - end;
        output.Append(lineEnds == 0 ? "-" : lineEnds == 1 ? "" : "+").Append('\n');
        int start = 0;
        while (start < end)
        {
            int lineEnd = text.IndexOf('\n', start, end - start);
            lineEnd = lineEnd < 0 ? end : lineEnd;
            if (lineEnd > start)
            {
                output.Append(' ', column).Append(text, start, lineEnd - start);
            }

            output.Append('\n');
            start = lineEnd + 1;
        }

        output.Append('\n', Math.Max(0, lineEnds - 1));
    }

    /// <summary>The start of the first line that is not empty.</summary>
    private static int FirstLine(string text)
    {
        int start = 0;
        while (start < text.Length && text[start] == '\n')
        {
            start++;
        }

        return start;
    }

    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || text[text.Length - 1] == ' ' || HasOtherMeaning(text))
        {
            return false;
        }

        if (!IsLetter(text[0]))
        {
            return IsVersion(text);
        }

        if (text.StartsWith(HashForm.Prefix, StringComparison.Ordinal))
        {
            return IsWords(text, HashForm.Prefix.Length, blanks: false);
        }

        return IsWords(text, 0, blanks: true);
    }

    /// <summary>A day, a point and a number: neither a date nor a number to any reader.</summary>
    private static bool IsVersion(string text)
    {
        bool isVersion = text.Length is > 11 and <= 24;
        for (int i = 0; isVersion && i < text.Length; i++)
        {
            isVersion = i switch { 4 or 7 => text[i] == '-', 10 => text[i] == '.', _ => text[i] is >= '0' and <= '9' };
        }

        return isVersion;
    }

    private static bool IsWords(string text, int start, bool blanks)
    {
        for (int i = start; i < text.Length; i++)
        {
            bool plain = IsLetter(text[i]) || text[i] is (>= '0' and <= '9') or '_' or '-' or '.' or '/' || (blanks && text[i] == ' ');
            if (!plain)
            {
                return false;
            }
        }

        return start < text.Length;
    }

    private static bool HasOtherMeaning(string text) => Array.IndexOf(OtherMeanings, text.ToLowerInvariant()) >= 0;

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    /// <summary>In double quotes, whatever it is.</summary>
    public static string Quoted(string text)
    {
        StringBuilder quoted = new(text.Length + 2);
        quoted.Append('"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"' or '\\':
                    quoted.Append('\\').Append(c);
                    break;
                case '\n':
                    quoted.Append("\\n");
                    break;
                case '\r':
                    quoted.Append("\\r");
                    break;
                case '\t':
                    quoted.Append("\\t");
                    break;
                default:
                    if (IsEscaped(c))
                    {
                        quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        quoted.Append(c);
                    }

                    break;
            }
        }

        return quoted.Append('"').ToString();
    }

    private static bool NeedsEscape(string text)
    {
        foreach (char c in text)
        {
            if (IsEscaped(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Characters that a file must not contain unescaped, and those that editors and YAML readers change.</summary>
    private static bool IsEscaped(char c) =>
        c is < ' ' or (>= '\u007f' and < '\u00a0') or '\u2028' or '\u2029' or '\uFEFF' or (>= '\uFFF9' and <= '\uFFFF');
}
