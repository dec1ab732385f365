using System;
using System.Globalization;
using System.Text;

namespace PromptGen.Language;

/// <summary>Dates as text, by patterns in the manner of strftime, in the invariant culture.</summary>
internal static partial class DateText
{
    /// <summary>The pattern of a date without a pattern.</summary>
    public const string DefaultPattern = "%d %b %Y";

    /// <summary>As .NET writes a date in the invariant culture.</summary>
    public const string PlainPattern = "%m/%d/%Y %H:%M:%S";

    /// <summary>Directives whose text depends on the time zone of the machine: its name, and the seconds since 1970 of a date that is not in UTC.</summary>
    private const string MachineDependent = "Zs";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static bool IsMachineDependent(char directive) => MachineDependent.IndexOf(directive) >= 0;

    /// <summary>The first directive whose text depends on the machine, with its percent sign; null if there is none.</summary>
    public static string? MachineDependentDirective(string pattern)
    {
        for (int i = 0; i + 1 < pattern.Length; i++)
        {
            if (pattern[i] == '%' && IsMachineDependent(pattern[++i]))
            {
                return pattern.Substring(i - 1, 2);
            }
        }

        return null;
    }

    public static string Format(DateTime value, string pattern) => FormatIn(Culture, value, pattern);

    public static string FormatIn(CultureInfo culture, DateTime value, string pattern)
    {
        StringBuilder text = new(pattern.Length + 16);
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c != '%' || i + 1 == pattern.Length)
            {
                text.Append(c);
                continue;
            }

            char directive = pattern[++i];

            // %g switches to the invariant culture, whatever the template named.
            if (directive == 'g')
            {
                culture = Culture;
                continue;
            }

            text.Append(Directive(value, directive, culture) ?? "%" + directive);
        }

        return text.ToString();
    }

    private static string? Directive(DateTime value, char directive, CultureInfo culture) =>
        StandardFormat(directive) is { } format ? value.ToString(format, culture) : ComputedDirective(value, directive, culture);

    /// <summary>The format string of .NET that says the same.</summary>
    private static string? StandardFormat(char directive) => directive switch
    {
        'a' => "ddd",
        'A' => "dddd",
        'b' or 'h' => "MMM",
        'B' => "MMMM",
        'c' => "ddd MMM dd HH:mm:ss yyyy",
        'd' => "dd",
        'D' => "MM/dd/yy",
        'F' => "yyyy-MM-dd",
        'H' => "HH",
        'I' => "hh",
        'L' => "fff",
        'm' => "MM",
        'M' => "mm",
        'N' => "fffffff00",
        'p' => "tt",
        'r' => "hh:mm:ss tt",
        'R' => "HH:mm",
        'S' => "ss",
        'T' => "HH:mm:ss",
        'x' => "d",
        'X' => "T",
        'y' => "yy",
        'Y' => "yyyy",
        _ => null,
    };

    private static string? ComputedDirective(DateTime value, char directive, CultureInfo culture) => directive switch
    {
        'C' => (value.Year / 100).ToString("D2", culture),
        'e' => value.ToString("%d", culture).PadLeft(2, ' '),
        'j' => value.DayOfYear.ToString("D3", culture),
        'k' => value.ToString("%H", culture).PadLeft(2, ' '),
        'l' => value.ToString("%h", culture).PadLeft(2, ' '),
        'n' => "\n",
        'P' => value.ToString("tt", culture).ToLowerInvariant(),
        't' => "\t",
        'u' => (value.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)value.DayOfWeek).ToString(culture),
        'U' => Week(value, culture, culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Sunday),
        'v' => value.Day.ToString(Culture).PadLeft(2, ' ') + "-" + value.ToString("MMM", Culture).ToUpperInvariant() + "-" + value.Year.ToString("D4", Culture),
        'V' => Week(value, culture, CalendarWeekRule.FirstFourDayWeek, DayOfWeek.Monday),
        'w' => ((int)value.DayOfWeek).ToString(culture),
        'W' => Week(value, culture, culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Monday),
        '%' => "%",
        _ => null,
    };

    private static string Week(DateTime value, CultureInfo culture, CalendarWeekRule rule, DayOfWeek first) =>
        culture.Calendar.GetWeekOfYear(value, rule, first).ToString("D2", culture);
}
