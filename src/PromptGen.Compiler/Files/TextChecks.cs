using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Performance;

namespace PromptGen.Compiler.Files;

/// <summary>Checks of a text before it is read: size, encoding, and characters that a prompt must not contain.</summary>
internal static class TextChecks
{
    /// <summary>Whether the file can be read at all; otherwise one problem is reported.</summary>
    /// <param name="yaml">The text is YAML, whose parser takes some Unicode line separators for line ends.</param>
    public static bool Check(SourceFile file, DiagnosticList problems, bool yaml)
    {
        string text = file.Text;
        if (text.Length > FileLimits.FileLength)
        {
            problems.Add(DiagnosticRules.FileTooLarge, 0, 0, Number(text.Length), Number(FileLimits.FileLength));
            return false;
        }

        if (!file.IsUtf8)
        {
            problems.Add(DiagnosticRules.OtherEncoding, 0, 0);
            return false;
        }

        for (int i = SkipPlain(text, 0); i < text.Length; i = SkipPlain(text, i + 1))
        {
            DiagnosticRule? rule = Unfit(text, i, yaml);
            if (rule is not null)
            {
                string code = "U+" + ((int)text[i]).ToString("X4", CultureInfo.InvariantCulture);
                problems.Add(rule, i, i + 1, code);
                return false;
            }
        }

        int marker = ConflictMarker.Find(text);
        if (marker >= 0)
        {
            problems.Add(DiagnosticRules.MergeConflict, marker, ConflictMarker.End(text, marker), ConflictMarker.Line(text, marker));
            return false;
        }

        return true;
    }

    /// <summary>The index of the next character that is neither printable ASCII nor a line end.</summary>
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private static int SkipPlain(string text, int index)
    {
        while (index < text.Length && text[index] is (>= ' ' and < '\u007f') or '\n')
        {
            index++;
        }

        return index;
    }

    /// <summary>The index of the first half of a surrogate pair without the other half, or -1.</summary>
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public static int LoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            return i;
        }

        return -1;
    }

    private static DiagnosticRule? Unfit(string text, int i, bool yaml)
    {
        char c = text[i];
        switch (c)
        {
            case '\n' or '\r' or '\t':
                return null;
            case '\0':
                return LooksLikeUtf16(text, i) ? DiagnosticRules.OtherEncoding : DiagnosticRules.ControlCharacter;
            case '\uFFFD':
                return LooksLikeUtf16(text, i) ? DiagnosticRules.OtherEncoding : DiagnosticRules.InvalidUtf8;
            case '\u0085' or '\u2028' or '\u2029':
                return yaml ? DiagnosticRules.LineSeparator : null;
            case < ' ' or (>= '\u007f' and < '\u00a0'):
                return DiagnosticRules.ControlCharacter;
            case >= '\ud800' and <= '\udfff':
                bool paired = char.IsHighSurrogate(c)
                    ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
                    : i > 0 && char.IsHighSurrogate(text[i - 1]);
                return paired ? null : DiagnosticRules.InvalidUtf8;
            default:
                return null;
        }
    }

    /// <summary>UTF-16 that was read as UTF-8 has a NUL beside each ASCII character.</summary>
    private static bool LooksLikeUtf16(string text, int index)
    {
        int nuls = 0;
        int end = Math.Min(text.Length, index + 64);
        for (int i = index; i < end; i++)
        {
            nuls += text[i] == '\0' ? 1 : 0;
        }

        return nuls >= 2 && nuls * 3 >= end - index;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
