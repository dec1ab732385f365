using System;
using System.ComponentModel;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>The <c>date</c> functions of templates, and the members of dates and durations.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateDates
{
    /// <summary><c>date.to_string</c></summary>
    public static string? ToString(DateTime? value, string pattern) => value is null ? null : DateText.Format(value.Value, pattern);

    /// <summary><c>object.format</c> of a date.</summary>
    public static string Format(DateTime value, string format) => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary><c>date.add_days</c></summary>
    /// <exception cref="PromptRenderException">There is no such date.</exception>
    public static DateTime AddDays(DateTime value, double days, PromptIdentity? identity, string place) =>
        Moved(value, days, static (date, amount) => date.AddDays(amount), identity, place);

    /// <summary><c>date.add_hours</c></summary>
    /// <exception cref="PromptRenderException">There is no such date.</exception>
    public static DateTime AddHours(DateTime value, double hours, PromptIdentity? identity, string place) =>
        Moved(value, hours, static (date, amount) => date.AddHours(amount), identity, place);

    /// <summary><c>date.add_minutes</c></summary>
    /// <exception cref="PromptRenderException">There is no such date.</exception>
    public static DateTime AddMinutes(DateTime value, double minutes, PromptIdentity? identity, string place) =>
        Moved(value, minutes, static (date, amount) => date.AddMinutes(amount), identity, place);

    /// <summary><c>date.add_seconds</c></summary>
    /// <exception cref="PromptRenderException">There is no such date.</exception>
    public static DateTime AddSeconds(DateTime value, double seconds, PromptIdentity? identity, string place) =>
        Moved(value, seconds, static (date, amount) => date.AddSeconds(amount), identity, place);

    /// <summary><c>date.add_milliseconds</c></summary>
    /// <exception cref="PromptRenderException">There is no such date.</exception>
    public static DateTime AddMilliseconds(DateTime value, double milliseconds, PromptIdentity? identity, string place) =>
        Moved(value, milliseconds, static (date, amount) => date.AddMilliseconds(amount), identity, place);

    /// <summary><c>date.add_months</c></summary>
    /// <exception cref="PromptRenderException">There is no such date.</exception>
    public static DateTime AddMonths(DateTime value, long months, PromptIdentity? identity, string place) =>
        Moved(value, months, static (date, amount) => date.AddMonths(checked((int)amount)), identity, place);

    /// <summary><c>date.add_years</c></summary>
    /// <exception cref="PromptRenderException">There is no such date.</exception>
    public static DateTime AddYears(DateTime value, long years, PromptIdentity? identity, string place) =>
        Moved(value, years, static (date, amount) => date.AddYears(checked((int)amount)), identity, place);

    /// <summary><c>year</c> of a date.</summary>
    public static long? Year(DateTime? value) => value?.Year;

    /// <summary><c>month</c> of a date.</summary>
    public static long? Month(DateTime? value) => value?.Month;

    /// <summary><c>day</c> of a date.</summary>
    public static long? Day(DateTime? value) => value?.Day;

    /// <summary><c>day_of_year</c> of a date.</summary>
    public static long? DayOfYear(DateTime? value) => value?.DayOfYear;

    /// <summary><c>day_of_week</c> of a date: <c>Monday</c> and so on.</summary>
    public static string? DayOfWeek(DateTime? value) => value?.DayOfWeek.ToString();

    /// <summary><c>date</c> of a date: its midnight.</summary>
    public static DateTime? Date(DateTime? value) => value?.Date;

    /// <summary><c>time_of_day</c> of a date.</summary>
    public static TimeSpan? TimeOfDay(DateTime? value) => value?.TimeOfDay;

    /// <summary><c>hour</c> of a date.</summary>
    public static long? Hour(DateTime? value) => value?.Hour;

    /// <summary><c>minute</c> of a date.</summary>
    public static long? Minute(DateTime? value) => value?.Minute;

    /// <summary><c>second</c> of a date.</summary>
    public static long? Second(DateTime? value) => value?.Second;

    /// <summary><c>millisecond</c> of a date.</summary>
    public static long? Millisecond(DateTime? value) => value?.Millisecond;

    /// <summary><c>days</c> of a duration.</summary>
    public static long? Days(TimeSpan? value) => value?.Days;

    /// <summary><c>hours</c> of a duration.</summary>
    public static long? Hours(TimeSpan? value) => value?.Hours;

    /// <summary><c>minutes</c> of a duration.</summary>
    public static long? Minutes(TimeSpan? value) => value?.Minutes;

    /// <summary><c>seconds</c> of a duration.</summary>
    public static long? Seconds(TimeSpan? value) => value?.Seconds;

    /// <summary><c>milliseconds</c> of a duration.</summary>
    public static long? Milliseconds(TimeSpan? value) => value?.Milliseconds;

    /// <summary><c>total_milliseconds</c> of a duration.</summary>
    public static double? TotalMilliseconds(TimeSpan? value) => value?.TotalMilliseconds;

    /// <summary><c>total_days</c> of a duration.</summary>
    public static double? TotalDays(TimeSpan? value) => value?.TotalDays;

    /// <summary><c>total_hours</c> of a duration.</summary>
    public static double? TotalHours(TimeSpan? value) => value?.TotalHours;

    /// <summary><c>total_minutes</c> of a duration.</summary>
    public static double? TotalMinutes(TimeSpan? value) => value?.TotalMinutes;

    /// <summary><c>total_seconds</c> of a duration.</summary>
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
