using System.Globalization;
using System.Runtime.CompilerServices;
using PromptGen.Core.Display;
using PromptGen.Core.Performance;

namespace PromptGen.Compiler.Emission;

/// <summary>Static text of a template as the C# literal that is best there.</summary>
internal static class TemplateLiteral
{
    /// <summary>Writes the statement that appends the text.</summary>
    public static void EmitAppend(CodeWriter code, string writer, string text, CompilationTarget target)
    {
        string ending = target.UsesUtf8Texts && IsValidUtf16(text) ? "u8, " + text.Length.ToString(CultureInfo.InvariantCulture) + ");" : ");";
        if (!target.HasRawLiterals || !ReadsBetterRaw(text))
        {
            code.Line(writer + ".Append(" + CSharpLiteral.Of(text) + ending);
            return;
        }

        code.Write(writer).Line(".Append(\"\"\"").Indent();
        int start = 0;
        for (int end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            code.Write(text, start, end - start).Line();
            start = end + 1;
        }

        code.Write(text, start, text.Length - start).Line();
        code.Write("\"\"\"").Line(ending).Outdent();
    }

    /// <summary>Several lines of plain characters, which a raw literal shows as they are.</summary>
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private static bool ReadsBetterRaw(string text)
    {
        bool lines = false;
        int quotes = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            quotes = c == '"' ? quotes + 1 : 0;
            if (quotes == 3)
            {
                return false;
            }

            if (c == '\n')
            {
                lines |= i > 0 && i < text.Length - 1;
            }
            else if (c is < ' ' or > '~' && (!char.IsLetterOrDigit(c) || HiddenCharacters.Contains(c)))
            {
                return false;
            }
        }

        return lines;
    }

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private static bool IsValidUtf16(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
