using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PromptGen.Generated;

/// <summary>Checks values against the rules that the prompt file sets for its variables.</summary>
/// <remarks>Messages name the prompt, the version and the variable, and never contain a value.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Argument
{
    /// <summary>Rejects null.</summary>
    /// <param name="value">The value of the variable.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="variable">The variable as the prompt file names it.</param>
    /// <exception cref="PromptArgumentException"><paramref name="value"/> is null.</exception>
    public static void NotNull<T>([NotNull] T? value, PromptIdentity identity, string variable)
        where T : class
    {
        if (value is null)
        {
            ThrowNull(identity, variable);
        }
    }

    /// <summary>Rejects a list that is null or contains null.</summary>
    /// <param name="values">The list.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="variable">The variable as the prompt file names it.</param>
    /// <exception cref="PromptArgumentException"><paramref name="values"/> or one of its items is null.</exception>
    public static void NoNulls<T>([NotNull] IReadOnlyList<T?>? values, PromptIdentity identity, string variable)
        where T : class
    {
        if (values is null)
        {
            ThrowNull(identity, variable);
        }

        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] is null)
            {
                throw new PromptArgumentException(identity, variable, Item(i) + " is null, but the prompt file does not allow null");
            }
        }
    }

    /// <summary>Rejects a number that is not a value of a generated enum.</summary>
    /// <param name="value">The enum value as a number.</param>
    /// <param name="count">The number of values of the enum, which are numbered from zero.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="variable">The variable as the prompt file names it.</param>
    /// <exception cref="PromptArgumentException"><paramref name="value"/> is negative, or not less than
    /// <paramref name="count"/>.</exception>
    public static void Defined(int value, int count, PromptIdentity identity, string variable)
    {
        if ((uint)value >= (uint)count)
        {
            throw new PromptArgumentException(identity, variable, "is not one of the values that the prompt file lists");
        }
    }

    /// <summary>Rejects a text that is too long (<c>max_length</c> with <c>on_overflow: error</c>).</summary>
    /// <param name="value">The text; null is accepted.</param>
    /// <param name="maxLength">The maximum length in UTF-16 code units.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="variable">The variable as the prompt file names it.</param>
    /// <exception cref="PromptArgumentException">The text is longer than <paramref name="maxLength"/>.</exception>
    public static void MaxLength(string? value, int maxLength, PromptIdentity identity, string variable)
    {
        if (value is not null && value.Length > maxLength)
        {
            throw new PromptArgumentException(
                identity,
                variable,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "has {0} UTF-16 code units, but max_length is {1}. Shorten the value, or set on_overflow: truncate in the prompt file",
                    value.Length,
                    maxLength));
        }
    }

    /// <summary>Cuts a text that is too long (<c>max_length</c> with <c>on_overflow: truncate</c>).</summary>
    /// <param name="value">The text; null stays null.</param>
    /// <param name="maxLength">The maximum length in UTF-16 code units. If the cut would split a surrogate pair, the whole pair is
    /// removed.</param>
    /// <returns>The text, or its beginning.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Truncated(string? value, int maxLength)
    {
        if (value is null || value.Length <= maxLength)
        {
            return value;
        }

        bool splitsPair = maxLength > 0 && char.IsHighSurrogate(value[maxLength - 1]) && char.IsLowSurrogate(value[maxLength]);
        return value.Substring(0, splitsPair ? maxLength - 1 : maxLength);
    }

    /// <summary>Rejects a text that does not match its <c>pattern</c> from beginning to end.</summary>
    /// <param name="value">The text; null is accepted.</param>
    /// <param name="pattern">The pattern. A match can take at most one second.</param>
    /// <param name="identity">The version that is rendered.</param>
    /// <param name="variable">The variable as the prompt file names it.</param>
    /// <exception cref="PromptArgumentException">The text does not match, or matching took too long.</exception>
    public static void Matching(string? value, PromptPattern pattern, PromptIdentity identity, string variable)
    {
        bool matches;
        try
        {
            matches = value is null || pattern.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new PromptArgumentException(
                identity, variable, "could not be matched against the pattern " + pattern + " within a second; limit max_length or simplify the pattern");
        }

        if (!matches)
        {
            throw new PromptArgumentException(identity, variable, "does not match the pattern " + pattern);
        }
    }

    internal static string Item(int index) => "at index " + index.ToString(CultureInfo.InvariantCulture);

    [DoesNotReturn]
    private static void ThrowNull(PromptIdentity identity, string variable) =>
        throw new PromptArgumentException(identity, variable, "is null, but the prompt file does not allow null");
}
