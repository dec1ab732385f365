using System.Globalization;
using System.Runtime.CompilerServices;
using PromptGen.Core.Display;
using PromptGen.Core.Performance;

namespace PromptGen.Compiler.Emission;

/// <summary>Writes values as C# literals that mean exactly that value in every language version.</summary>
internal static class CSharpLiteral
{
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public static string Of(string text)
    {
        TextBuffer literal = TextBuffer.Take();
        literal.Append('"');
        int copied = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            // Nearly all characters are of these: what follows is unoptimised, and for the rest.
            if (character is >= ' ' and < '\u007F' and not '"' and not '\\')
            {
                continue;
            }

            literal.Append(text, copied, i - copied);
            copied = i + 1;
            AppendEscaped(literal, character);
        }

        literal.Append(text, copied, text.Length - copied);
        literal.Append('"');
        return literal.Finish();
    }

    /// <summary>The literal, or <c>null</c>.</summary>
    public static string OfNullable(string? text) => text is null ? "null" : Of(text);

    /// <summary>A text on one line that is easier to read without escapes, such as JSON: a raw literal if the language has
    /// them.</summary>
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public static void WriteReadable(CodeWriter code, string text, CompilationTarget target)
    {
        bool raw = target.HasRawLiterals && text.Length > 0 && text[0] != '"' && text[text.Length - 1] != '"'
            && text.IndexOf("\"\"\"", System.StringComparison.Ordinal) < 0;
        for (int i = 0; raw && i < text.Length; i++)
        {
            raw = text[i] is >= ' ' and < '\u007F' || !NeedsEscape(text[i]);
        }

        if (raw)
        {
            code.Write("\"\"\"").Write(text).Write("\"\"\"");
        }
        else
        {
            code.Write(Of(text));
        }
    }

    /// <summary>A character inside a regular literal. Whatever an editor could not show, or a tool might change, becomes an escape.</summary>
    private static void AppendEscaped(TextBuffer literal, char character)
    {
        switch (character)
        {
            case '"':
                literal.Append("\\\"");
                break;
            case '\\':
                literal.Append("\\\\");
                break;
            case '\n':
                literal.Append("\\n");
                break;
            case '\r':
                literal.Append("\\r");
                break;
            case '\t':
                literal.Append("\\t");
                break;
            default:
                if (NeedsEscape(character))
                {
                    literal.Append("\\u");
                    literal.Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
                }
                else
                {
                    literal.Append(character);
                }

                break;
        }
    }

    /// <summary>Invisible characters, including halves of surrogate pairs, which may be alone, and white space other than
    /// blanks.</summary>
    private static bool NeedsEscape(char character) =>
        HiddenCharacters.Contains(character) || (character != ' ' && char.IsWhiteSpace(character));
}
