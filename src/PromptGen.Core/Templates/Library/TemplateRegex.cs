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
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string Escape(string pattern, PromptIdentity? identity, string place) => TemplateLimit.Bounded(Regex.Escape(pattern), identity, place);

    /// <summary><c>regex.unescape</c></summary>
    /// <exception cref="PromptRenderException">The pattern cannot be read.</exception>
    public static string Unescape(string pattern, PromptIdentity? identity, string place) => Guarded(() => Regex.Unescape(pattern), identity, place);

    /// <summary><c>regex.match</c>: the first match and its groups; nothing where there is none.</summary>
    /// <exception cref="PromptRenderException">The pattern cannot be read, or takes too long.</exception>
    public static IReadOnlyList<string> Match(string text, string pattern, string? options, PromptIdentity? identity, string place) => Guarded(
        () =>
        {
            Match match = Regex.Match(text, pattern, Options(options), GreatestTime);
            return match.Success ? Groups(match) : [];
        },
        identity, place);

    /// <summary><c>regex.matches</c>: all matches, each with its groups.</summary>
    /// <exception cref="PromptRenderException">The pattern cannot be read, takes too long, or matches too often.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Matches(string text, string pattern, string? options, PromptIdentity? identity, string place) => Guarded(
        () =>
        {
            List<IReadOnlyList<string>> matches = [];
            foreach (Match match in Regex.Matches(text, pattern, Options(options), GreatestTime))
            {
                matches.Add(Groups(match));
                TemplateLimit.CheckItems(matches.Count, identity, place);
            }

            return (IReadOnlyList<IReadOnlyList<string>>)matches;
        },
        identity, place);

    /// <summary><c>regex.replace</c></summary>
    /// <exception cref="PromptRenderException">The pattern cannot be read or takes too long, or the text would be too long.</exception>
    public static string Replace(string text, string pattern, string replace, string? options, PromptIdentity? identity, string place) => Guarded(
        () =>
        {
            long length = text.Length;
            return Regex.Replace(text, pattern, Replacement, Options(options), GreatestTime);

            // What grows is counted while it is made.
            string Replacement(Match match)
            {
                string result = match.Result(replace);
                length += result.Length - match.Length;
                TemplateLimit.CheckText(length, identity, place);
                return result;
            }
        },
        identity, place);

    /// <summary><c>regex.split</c></summary>
    /// <exception cref="PromptRenderException">The pattern cannot be read, or takes too long.</exception>
    public static IReadOnlyList<string> Split(string text, string pattern, string? options, PromptIdentity? identity, string place) =>
        Guarded(() => Regex.Split(text, pattern, Options(options), GreatestTime), identity, place);

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

    private static string[] Groups(Match match) => match.Groups.Cast<Group>().Select(static group => group.Value).ToArray();

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

    private static T Guarded<T>(Func<T> operation, PromptIdentity? identity, string place)
    {
        try
        {
            return operation();
        }
        catch (RegexMatchTimeoutException)
        {
            throw new PromptRenderException(
                identity, place + ": the regular expression ran longer than 2 seconds; write one that cannot match the same text in many ways");
        }
        catch (ArgumentException)
        {
            throw new PromptRenderException(
                identity, place + ": the regular expression cannot be read; check its brackets, parentheses and quantifiers");
        }
    }
#pragma warning restore MA0054
}
