using PromptGen.Core.Diagnostics;
using PromptGen.Core.Types;
using PromptGen.Language;

namespace PromptGen.Compiler.Files;

/// <summary>The <c>format</c> of a number (a .NET format string) or a date (a strftime pattern).</summary>
internal static class TypeFormat
{
    /// <summary>The letters of the template language's <c>date.to_string</c>.</summary>
    private const string DateLetters = "aAbBcCdDeFhHIjklLmMnNpPrRsStTuUvVwWxXyYZz%";

    public static bool AppliesTo(PromptTypeKind kind) =>
        kind is PromptTypeKind.Integer or PromptTypeKind.Number or PromptTypeKind.Decimal or PromptTypeKind.Date or PromptTypeKind.DateTime;

    /// <summary>Reports a format that would print itself instead of the value; true when it is fine.</summary>
    public static bool Check(ScalarNode node, PromptTypeKind kind, string subject, DiagnosticList problems)
    {
        string? reason = kind switch
        {
            PromptTypeKind.Date or PromptTypeKind.DateTime => CheckDate(node.Value),
            PromptTypeKind.Integer => CheckNumber(node.Value, isInteger: true),
            PromptTypeKind.Number or PromptTypeKind.Decimal => CheckNumber(node.Value, isInteger: false),
            _ => null,
        };
        if (reason is null)
        {
            return true;
        }

        string expected = kind is PromptTypeKind.Date or PromptTypeKind.DateTime
            ? "a date pattern such as `%Y-%m-%d`"
            : "a number format of .NET such as `N2` or `0.00`";
        problems.Add(DiagnosticRules.BadFormat, node, subject, expected, reason);
        return false;
    }

    private static string? CheckDate(string format)
    {
        bool found = false;
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                continue;
            }

            i++;
            if (i == format.Length)
            {
                return "it ends with a single `%`; write `%%` for the character";
            }

            if (DateLetters.IndexOf(format[i]) < 0)
            {
                return "`%" + format[i] + "` means nothing";
            }

            if (DateText.IsMachineDependent(format[i]))
            {
                return "`%" + format[i] + "` depends on the time zone of the machine. Declare a variable of type integer or string instead";
            }

            found |= format[i] is not ('%' or 'n' or 't');
        }

        return found ? null
            : format.IndexOf('y') >= 0 || format.IndexOf('M') >= 0 ? "it does not contain a part of the date. Write parts as in `%Y-%m-%d`, not as in `yyyy-MM-dd`"
            : "it does not contain a part of the date";
    }

    private static string? CheckNumber(string format, bool isInteger)
    {
        if (format.Length == 0)
        {
            return "it is empty";
        }

        if (NumberFormat.IsStandard(format))
        {
            if (format[0] is 'C' or 'c')
            {
                return "it prints `¤` instead of a currency sign, because a prompt is the same on every machine. Write the sign itself, as in `$0.00`";
            }

            return NumberFormat.ProblemOf(format, isInteger);
        }

        bool quoted = false;
        for (int i = 0; i < format.Length; i++)
        {
            char c = format[i];
            if (c == '\\')
            {
                i++;
            }
            else if (c is '\'' or '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is '0' or '#')
            {
                return null;
            }
        }

        return "it does not contain a digit placeholder (`0` or `#`)";
    }
}
