using System.Runtime.CompilerServices;
using PromptGen.Core.Performance;

namespace PromptGen.Core.Json;

/// <summary>
/// JSON strings as RFC 8785 writes them: only what must be escaped is escaped. The quotation mark and the backslash get a
/// backslash; backspace, tab, line feed, form feed and carriage return their letters; the other control characters below U+0020
/// <c>\u00xx</c> with lower-case digits; everything else is not escaped.
/// </summary>
internal static class JsonStringText
{
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public static void Append(TextBuffer output, string value)
    {
        output.Append('"');
        int runStart = 0;
        for (int i = 0; i < value.Length; i++)
        {
            char character = value[i];
            if (character is >= ' ' and not '"' and not '\\')
            {
                continue;
            }

            output.Append(value, runStart, i - runStart);
            runStart = i + 1;
            AppendEscape(output, character);
        }

        output.Append(value, runStart, value.Length - runStart);
        output.Append('"');
    }

    private static void AppendEscape(TextBuffer output, char character)
    {
        switch (character)
        {
            case '"':
                output.Append("\\\"");
                break;
            case '\\':
                output.Append("\\\\");
                break;
            case '\b':
                output.Append("\\b");
                break;
            case '\t':
                output.Append("\\t");
                break;
            case '\n':
                output.Append("\\n");
                break;
            case '\f':
                output.Append("\\f");
                break;
            case '\r':
                output.Append("\\r");
                break;
            default:
                const string HexDigits = "0123456789abcdef";
                output.Append("\\u00");
                output.Append(HexDigits[character >> 4]);
                output.Append(HexDigits[character & 15]);
                break;
        }
    }
}
