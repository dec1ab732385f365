using System;
using System.Globalization;
using System.Text;

namespace PromptGen.Core.Templates;

/// <summary>Dates as text, by patterns in the manner of strftime, in the invariant culture.</summary>
internal static class DateText
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

    private static string? Directive(DateTime value, char directive) => directive switch
    {
        'a' => value.ToString("ddd", Culture),
        'A' => value.ToString("dddd", Culture),
        'b' or 'h' => value.ToString("MMM", Culture),
        'B' => value.ToString("MMMM", Culture),
        'c' => value.ToString("ddd MMM dd HH:mm:ss yyyy", Culture),
        'C' => (value.Year / 100).ToString("D2", Culture),
        'd' => value.ToString("dd", Culture),
        'D' => value.ToString("MM/dd/yy", Culture),
        'e' => value.ToString("%d", Culture).PadLeft(2, ' '),
        'F' => value.ToString("yyyy-MM-dd", Culture),
        'H' => value.ToString("HH", Culture),
        'I' => value.ToString("hh", Culture),
        'j' => value.DayOfYear.ToString("D3", Culture),
        'k' => value.ToString("%H", Culture).PadLeft(2, ' '),
        'l' => value.ToString("%h", Culture).PadLeft(2, ' '),
        'L' => value.ToString("fff", Culture),
        'm' => value.ToString("MM", Culture),
        'M' => value.ToString("mm", Culture),
        'n' => "\n",
        'N' => value.ToString("fffffff00", Culture),
        'p' => value.ToString("tt", Culture),
        'P' => value.ToString("tt", Culture).ToLowerInvariant(),
        'r' => value.ToString("hh:mm:ss tt", Culture),
        'R' => value.ToString("HH:mm", Culture),
        's' => UnixSeconds(value).ToString(Culture),
        'S' => value.ToString("ss", Culture),
        't' => "\t",
        'T' => value.ToString("HH:mm:ss", Culture),
        'u' => (value.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)value.DayOfWeek).ToString(Culture),
        'U' => Week(value, Culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Sunday),
        'v' => value.Day.ToString(Culture).PadLeft(2, ' ') + "-" + value.ToString("MMM", Culture).ToUpperInvariant() + "-" + value.Year.ToString("D4", Culture),
        'V' => Week(value, CalendarWeekRule.FirstFourDayWeek, DayOfWeek.Monday),
        'w' => ((int)value.DayOfWeek).ToString(Culture),
        'W' => Week(value, Culture.DateTimeFormat.CalendarWeekRule, DayOfWeek.Monday),
        'x' => value.ToString("d", Culture),
        'X' => value.ToString("T", Culture),
        'y' => value.ToString("yy", Culture),
        'Y' => value.ToString("yyyy", Culture),
        '%' => "%",
        _ => null,
    };

    private static long UnixSeconds(DateTime value) => value.Kind == DateTimeKind.Utc
        ? (value.Ticks - UnixEpoch) / TimeSpan.TicksPerSecond
        : throw new InvalidOperationException("%s of a date needs the date in UTC (DateTimeKind.Utc); of another the seconds depend on the time zone of the machine.");

    private static string Week(DateTime value, CalendarWeekRule rule, DayOfWeek first) =>
        Culture.Calendar.GetWeekOfYear(value, rule, first).ToString("D2", Culture);
}
