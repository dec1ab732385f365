using System;
using System.ComponentModel;
using System.Globalization;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Formats dates and numbers in a culture that a template names: <c>date.to_string</c>, <c>math.format</c> and
/// <c>object.format</c> with a culture.</summary>
/// <remarks>The texts are from the culture data of the runtime (ICU, or NLS on .NET Framework), without the overrides of a
/// user.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateCultures
{
    /// <summary>Implements <c>date.to_string</c>.</summary>
    /// <exception cref="PromptRenderException">The runtime does not know the culture.</exception>
    public static string? Date(DateTime? value, string pattern, string culture, PromptIdentity? identity, string place) =>
        value is null ? null : DateText.FormatIn(Find(culture, identity, place), value.Value, pattern);

    /// <summary>Implements <c>object.format</c> of a date.</summary>
    /// <exception cref="PromptRenderException">The runtime does not know the culture.</exception>
    public static string DateFormat(DateTime value, string format, string culture, PromptIdentity? identity, string place) =>
        value.ToString(format, Find(culture, identity, place));

    /// <summary>Implements <c>math.format</c> of an integer.</summary>
    /// <exception cref="PromptRenderException">The runtime does not know the culture.</exception>
    public static string Number(long value, string format, string culture, PromptIdentity? identity, string place) =>
        value.ToString(format, Find(culture, identity, place));

    /// <summary>Implements <c>math.format</c> of a number.</summary>
    /// <exception cref="PromptRenderException">The runtime does not know the culture.</exception>
    public static string Number(double value, string format, string culture, PromptIdentity? identity, string place) =>
        value.ToString(format, Find(culture, identity, place));

    /// <summary>Implements <c>math.format</c> of a decimal.</summary>
    /// <exception cref="PromptRenderException">The runtime does not know the culture.</exception>
    public static string Number(decimal value, string format, string culture, PromptIdentity? identity, string place) =>
        value.ToString(format, Find(culture, identity, place));

    private static CultureInfo Find(string culture, PromptIdentity? identity, string place)
    {
        try
        {
            return CultureInfo.GetCultureInfo(culture);
        }
        catch (CultureNotFoundException)
        {
            throw new PromptRenderException(
                identity, place + ": this application has no culture " + culture + "; it needs the culture data of the system, which InvariantGlobalization turns off");
        }
    }
}
