using System;
using System.ComponentModel;
using System.Globalization;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Single values as <c>object.to_json</c> writes them; null is <c>null</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateJson
{
    private const string Null = "null";
    private const string Place = JsonText.Place;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>A string in quotes, with everything outside of plain ASCII escaped.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string Of(string? value, PromptIdentity? identity) => value is null ? Null : TemplateLimit.Bounded(JsonText.Quoted(value), identity, Place);

    /// <summary>A boolean.</summary>
    public static string Of(bool? value) => value is null ? Null : value.Value ? "true" : "false";

    /// <summary>An integer.</summary>
    public static string Of(long? value) => value?.ToString(Culture) ?? Null;

    /// <summary>A number.</summary>
    /// <exception cref="PromptRenderException">JSON has no way to write it.</exception>
    public static string Of(double? value, PromptIdentity? identity) => value switch
    {
        null => Null,
        { } number when double.IsNaN(number) || double.IsInfinity(number) =>
            throw new PromptRenderException(identity, Place + " cannot write NaN or Infinity; test the number first"),
        { } number => number.ToString(Culture),
    };

    /// <summary>A decimal, with its scale.</summary>
    public static string Of(decimal? value) => value?.ToString(Culture) ?? Null;

    /// <summary>A date in ISO 8601.</summary>
    /// <exception cref="PromptRenderException">The date is local to the machine, which the text would show.</exception>
    public static string Of(DateTime? value, PromptIdentity? identity) => value switch
    {
        null => Null,
        { Kind: DateTimeKind.Local } =>
            throw new PromptRenderException(identity, Place + " needs a date in UTC or without a time zone; a local one depends on the machine"),
        { } date => "\"" + date.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", Culture) + "\"",
    };

    /// <summary>A duration.</summary>
    public static string Of(TimeSpan? value) => value is null ? Null : "\"" + value.Value.ToString("c", Culture) + "\"";
}
