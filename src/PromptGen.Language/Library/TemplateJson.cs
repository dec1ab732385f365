using System;
using System.ComponentModel;
using System.Globalization;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Converts single values to JSON as <c>object.to_json</c> does; null is <c>null</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateJson
{
    private const string Null = "null";
    private const string Place = JsonText.Place;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Returns a string in quotes, with all characters outside ASCII escaped.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string Of(string? value, PromptIdentity? identity) => value is null ? Null : TemplateLimit.Bounded(JsonText.Quoted(value), identity, Place);

    /// <summary>Returns <c>true</c> or <c>false</c>.</summary>
    public static string Of(bool? value) => value is null ? Null : value.Value ? "true" : "false";

    /// <summary>Returns the digits of an integer.</summary>
    public static string Of(long? value) => value?.ToString(Culture) ?? Null;

    /// <summary>Returns the text of a number.</summary>
    /// <exception cref="PromptRenderException">JSON cannot express the number: it is infinite or NaN.</exception>
    public static string Of(double? value, PromptIdentity? identity) => value switch
    {
        null => Null,
        { } number when double.IsNaN(number) || double.IsInfinity(number) =>
            throw new PromptRenderException(identity, Place + " cannot write NaN or Infinity; test the number first"),
        { } number => number.ToString(Culture),
    };

    /// <summary>Returns a decimal with its scale.</summary>
    public static string Of(decimal? value) => value?.ToString(Culture) ?? Null;

    /// <summary>Returns a date in ISO 8601 and quotes.</summary>
    /// <exception cref="PromptRenderException">The date is a local time, so its text would depend on the machine.</exception>
    public static string Of(DateTime? value, PromptIdentity? identity) => value switch
    {
        null => Null,
        { Kind: DateTimeKind.Local } =>
            throw new PromptRenderException(identity, Place + " needs a date in UTC or without a time zone; a local one depends on the machine"),
        { } date => "\"" + date.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", Culture) + "\"",
    };

    /// <summary>Returns a duration in quotes.</summary>
    public static string Of(TimeSpan? value) => value is null ? Null : "\"" + value.Value.ToString("c", Culture) + "\"";
}
