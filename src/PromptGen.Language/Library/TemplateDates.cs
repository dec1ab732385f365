using System;
using System.ComponentModel;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Implements the <c>date</c> functions of templates, and the members of dates and durations.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateDates
{
    /// <summary>Implements <c>date.to_string</c>.</summary>
    public static string? ToString(DateTime? value, string pattern) => value is null ? null : DateText.Format(value.Value, pattern);

    /// <summary>Implements <c>object.format</c> of a date.</summary>
    public static string Format(DateTime value, string format) => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Implements <c>date.add_days</c>.</summary>
    /// <exception cref="PromptRenderException">The result is outside the range of dates.</exception>
    public static DateTime AddDays(DateTime value, double days, PromptIdentity? identity, string place) =>
        Moved(value, days, static (date, amount) => date.AddDays(amount), identity, place);

    /// <summary>Implements <c>date.add_hours</c>.</summary>
    /// <exception cref="PromptRenderException">The result is outside the range of dates.</exception>
    public static DateTime AddHours(DateTime value, double hours, PromptIdentity? identity, string place) =>
        Moved(value, hours, static (date, amount) => date.AddHours(amount), identity, place);

    /// <summary>Implements <c>date.add_minutes</c>.</summary>
    /// <exception cref="PromptRenderException">The result is outside the range of dates.</exception>
    public static DateTime AddMinutes(DateTime value, double minutes, PromptIdentity? identity, string place) =>
        Moved(value, minutes, static (date, amount) => date.AddMinutes(amount), identity, place);

    /// <summary>Implements <c>date.add_seconds</c>.</summary>
    /// <exception cref="PromptRenderException">The result is outside the range of dates.</exception>
    public static DateTime AddSeconds(DateTime value, double seconds, PromptIdentity? identity, string place) =>
        Moved(value, seconds, static (date, amount) => date.AddSeconds(amount), identity, place);

    /// <summary>Implements <c>date.add_milliseconds</c>.</summary>
    /// <exception cref="PromptRenderException">The result is outside the range of dates.</exception>
    public static DateTime AddMilliseconds(DateTime value, double milliseconds, PromptIdentity? identity, string place) =>
        Moved(value, milliseconds, static (date, amount) => date.AddMilliseconds(amount), identity, place);

    /// <summary>Implements <c>date.add_months</c>.</summary>
    /// <exception cref="PromptRenderException">The result is outside the range of dates.</exception>
    public static DateTime AddMonths(DateTime value, long months, PromptIdentity? identity, string place) =>
        Moved(value, months, static (date, amount) => date.AddMonths(checked((int)amount)), identity, place);

    /// <summary>Implements <c>date.add_years</c>.</summary>
    /// <exception cref="PromptRenderException">The result is outside the range of dates.</exception>
    public static DateTime AddYears(DateTime value, long years, PromptIdentity? identity, string place) =>
        Moved(value, years, static (date, amount) => date.AddYears(checked((int)amount)), identity, place);

    /// <summary>Returns <c>year</c> of a date.</summary>
    public static long? Year(DateTime? value) => value?.Year;

    /// <summary>Returns <c>month</c> of a date.</summary>
    public static long? Month(DateTime? value) => value?.Month;

    /// <summary>Returns <c>day</c> of a date.</summary>
    public static long? Day(DateTime? value) => value?.Day;

    /// <summary>Returns <c>day_of_year</c> of a date.</summary>
    public static long? DayOfYear(DateTime? value) => value?.DayOfYear;

    /// <summary>Returns <c>day_of_week</c> of a date, such as <c>Monday</c>.</summary>
    public static string? DayOfWeek(DateTime? value) => value?.DayOfWeek.ToString();

    /// <summary>Returns <c>date</c> of a date: midnight of the day.</summary>
    public static DateTime? Date(DateTime? value) => value?.Date;

    /// <summary>Returns <c>time_of_day</c> of a date.</summary>
    public static TimeSpan? TimeOfDay(DateTime? value) => value?.TimeOfDay;

    /// <summary>Returns <c>hour</c> of a date.</summary>
    public static long? Hour(DateTime? value) => value?.Hour;

    /// <summary>Returns <c>minute</c> of a date.</summary>
    public static long? Minute(DateTime? value) => value?.Minute;

    /// <summary>Returns <c>second</c> of a date.</summary>
    public static long? Second(DateTime? value) => value?.Second;

    /// <summary>Returns <c>millisecond</c> of a date.</summary>
    public static long? Millisecond(DateTime? value) => value?.Millisecond;

    /// <summary>Returns <c>days</c> of a duration.</summary>
    public static long? Days(TimeSpan? value) => value?.Days;

    /// <summary>Returns <c>hours</c> of a duration.</summary>
    public static long? Hours(TimeSpan? value) => value?.Hours;

    /// <summary>Returns <c>minutes</c> of a duration.</summary>
    public static long? Minutes(TimeSpan? value) => value?.Minutes;

    /// <summary>Returns <c>seconds</c> of a duration.</summary>
    public static long? Seconds(TimeSpan? value) => value?.Seconds;

    /// <summary>Returns <c>milliseconds</c> of a duration.</summary>
    public static long? Milliseconds(TimeSpan? value) => value?.Milliseconds;

    /// <summary>Returns <c>total_milliseconds</c> of a duration.</summary>
    public static double? TotalMilliseconds(TimeSpan? value) => value?.TotalMilliseconds;

    /// <summary>Returns <c>total_days</c> of a duration.</summary>
    public static double? TotalDays(TimeSpan? value) => value?.TotalDays;

    /// <summary>Returns <c>total_hours</c> of a duration.</summary>
    public static double? TotalHours(TimeSpan? value) => value?.TotalHours;

    /// <summary>Returns <c>total_minutes</c> of a duration.</summary>
    public static double? TotalMinutes(TimeSpan? value) => value?.TotalMinutes;

    /// <summary>Returns <c>total_seconds</c> of a duration.</summary>
    public static double? TotalSeconds(TimeSpan? value) => value?.TotalSeconds;

    private static DateTime Moved<T>(DateTime value, T amount, Func<DateTime, T, DateTime> move, PromptIdentity? identity, string place)
    {
        try
        {
            return move(value, amount);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            throw new PromptRenderException(identity, place + ": this date does not exist; years must be from 1 to 9999");
        }
    }
}
