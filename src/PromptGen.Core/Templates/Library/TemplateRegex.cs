using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Text.RegularExpressions;

namespace PromptGen.Generated;

/// <summary>The <c>regex</c> functions of templates. A pattern that takes too long on its text is an error, never a hang.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateRegex
{
    private static readonly TimeSpan GreatestTime = TimeSpan.FromSeconds(2);

    /// <summary><c>regex.escape</c></summary>
    public static string Escape(string pattern) => Regex.Escape(pattern);

    /// <summary><c>regex.unescape</c></summary>
    public static string Unescape(string pattern) => Guarded(() => Regex.Unescape(pattern));

    /// <summary><c>regex.match</c>: the first match and its groups; nothing where there is none.</summary>
    public static IReadOnlyList<string> Match(string text, string pattern, string? options) => Guarded(() =>
    {
        Match match = Regex.Match(text, pattern, Options(options), GreatestTime);
        return match.Success ? Groups(match) : [];
    });

    /// <summary><c>regex.matches</c>: all matches, each with its groups.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Matches(string text, string pattern, string? options) => Guarded(
        () => (IReadOnlyList<IReadOnlyList<string>>)Regex.Matches(text, pattern, Options(options), GreatestTime).Cast<Match>().Select(Groups).ToArray());

    /// <summary><c>regex.replace</c></summary>
    public static string Replace(string text, string pattern, string replace, string? options) =>
        Guarded(() => Regex.Replace(text, pattern, replace, Options(options), GreatestTime));

    /// <summary><c>regex.split</c></summary>
    public static IReadOnlyList<string> Split(string text, string pattern, string? options) =>
        Guarded(() => Regex.Split(text, pattern, Options(options), GreatestTime));

    /// <summary>Whether a pattern can be read at all.</summary>
    internal static bool IsValid(string pattern, string? options)
    {
        try
        {
            _ = new Regex(pattern, Options(options), GreatestTime);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static IReadOnlyList<string> Groups(Match match) => match.Groups.Cast<Group>().Select(static group => group.Value).ToArray();

    /// <summary>Letters that mean nothing are passed over, as the language does.</summary>
    private static RegexOptions Options(string? letters)
    {
        RegexOptions options = RegexOptions.CultureInvariant;
        foreach (char letter in letters ?? string.Empty)
        {
            options |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => RegexOptions.None,
            };
        }

        return options;
    }

#pragma warning disable MA0054 // The exceptions of .NET carry the text and the pattern, and both may come from a user.

    private static T Guarded<T>(Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (RegexMatchTimeoutException)
        {
            throw new InvalidOperationException(
                "A regular expression of a prompt ran longer than 2 seconds; write one that cannot match the same text in many ways.");
        }
        catch (ArgumentException)
        {
            throw new InvalidOperationException("A regular expression of a prompt cannot be read; check its brackets, parentheses and quantifiers.");
        }
    }
#pragma warning restore MA0054
}
