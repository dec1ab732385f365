using System;
using System.Globalization;
using System.Text;

namespace PromptGen.Core.Templates;

/// <summary>Dates as text, by patterns in the manner of strftime, in the invariant culture.</summary>
internal static partial class DateText
{
    /// <summary>How a date prints that has no pattern of its own.</summary>
    public const string DefaultPattern = "%d %b %Y";

    /// <summary>Directives whose text depends on the time zone of the machine.</summary>
    public const string MachineDependent = "Z";

    private const long UnixEpoch = 621_355_968_000_000_000;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Format(DateTime value, string pattern)
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

            // %g switches to the invariant culture, which is in force anyway.
            if (directive != 'g')
            {
                text.Append(Directive(value, directive) ?? "%" + directive);
            }
        }

        return text.ToString();
    }

    private static string? Directive(DateTime value, char directive) =>
        StandardFormat(directive) is { } format ? value.ToString(format, Culture) : ComputedDirective(value, directive);

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

    private static string? ComputedDirective(DateTime value, char directive) => directive switch
    {
        'C' => (value.Year / 100).ToString("D2", Culture),
        'e' => value.ToString("%d", Culture).PadLeft(2, ' '),
        'j' => value.DayOfYear.ToString("D3", Culture),
        'k' => value.ToString("%H", Culture).PadLeft(2, ' '),
        'l' => value.ToString("%h", Culture).PadLeft(2, ' '),
        'n' => "\n",
        'P' => value.ToString("tt", Culture).ToLowerInvariant(),
        's' => UnixSeconds(value).ToString(Culture),
        't' => "\t",
        'u' => (value.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)value.DayOfWeek).ToString(Culture),
        'U' => Week(value, Culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Sunday),
        'v' => value.Day.ToString(Culture).PadLeft(2, ' ') + "-" + value.ToString("MMM", Culture).ToUpperInvariant() + "-" + value.Year.ToString("D4", Culture),
        'V' => Week(value, CalendarWeekRule.FirstFourDayWeek, DayOfWeek.Monday),
        'w' => ((int)value.DayOfWeek).ToString(Culture),
        'W' => Week(value, Culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Monday),
        '%' => "%",
        _ => null,
    };

    private static long UnixSeconds(DateTime value) => value.Kind == DateTimeKind.Utc
        ? (value.Ticks - UnixEpoch) / TimeSpan.TicksPerSecond
        : throw new PromptRenderException(
            identity: null, "%s of a date needs the date in UTC (DateTimeKind.Utc); of another the seconds depend on the time zone of the machine");

    private static string Week(DateTime value, CalendarWeekRule rule, DayOfWeek first) =>
        Culture.Calendar.GetWeekOfYear(value, rule, first).ToString("D2", Culture);
}
