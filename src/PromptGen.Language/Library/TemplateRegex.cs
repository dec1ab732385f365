using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Text.RegularExpressions;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>Implements the <c>regex</c> functions of templates; a match that takes too long is an error.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateRegex
{
    // Fewer items than this come of any pattern without being counted.
    private const int ShortText = 256;

    private static TimeSpan GreatestTime => TemplateLimits.RegexTime;

    /// <summary>Implements <c>regex.escape</c>.</summary>
    /// <exception cref="PromptRenderException">The text is too long.</exception>
    public static string Escape(string pattern, PromptIdentity? identity, string place) => TemplateLimit.Bounded(Regex.Escape(pattern), identity, place);

    /// <summary>Implements <c>regex.unescape</c>.</summary>
    /// <exception cref="PromptRenderException">The pattern cannot be read.</exception>
    public static string Unescape(string pattern, PromptIdentity? identity, string place) => TemplateLimit.Bounded(Guarded(() => Regex.Unescape(pattern), identity, place), identity, place);

    /// <summary>Implements <c>regex.match</c>: the first match and its groups, or an empty list.</summary>
    /// <exception cref="PromptRenderException">The pattern cannot be read, or takes too long.</exception>
    public static IReadOnlyList<string> Match(string text, string pattern, string? options, PromptIdentity? identity, string place) => Guarded(
        () =>
        {
            Match match = Regex.Match(text, pattern, Options(options), GreatestTime);
            return match.Success ? Groups(match) : [];
        },
        identity, place);

    /// <summary>Implements <c>regex.matches</c>: all matches, each with its groups.</summary>
    /// <exception cref="PromptRenderException">The pattern cannot be read, takes too long, or matches too often.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Matches(string text, string pattern, string? options, PromptIdentity? identity, string place) => Guarded(
        () =>
        {
            List<IReadOnlyList<string>> matches = [];
            long items = 0;
            foreach (Match match in Regex.Matches(text, pattern, Options(options), GreatestTime))
            {
                items += match.Groups.Count;
                if (items > TemplateLimits.Items)
                {
                    TemplateLimit.CheckItems(items, identity, place);
                }

                matches.Add(Groups(match));
            }

            return (IReadOnlyList<IReadOnlyList<string>>)matches;
        },
        identity, place);

    /// <summary>Implements <c>regex.replace</c>.</summary>
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

    /// <summary>Implements <c>regex.split</c>.</summary>
    /// <exception cref="PromptRenderException">The pattern cannot be read, or takes too long.</exception>
    public static IReadOnlyList<string> Split(string text, string pattern, string? options, PromptIdentity? identity, string place) =>
        Guarded(
            () =>
            {
                if (text.Length <= ShortText)
                {
                    return Regex.Split(text, pattern, Options(options), GreatestTime);
                }

                // What the groups of the pattern matched stands between the pieces.
                Regex regex = new(pattern, Options(options), GreatestTime);
                int groups = regex.GetGroupNumbers().Length;
                string[] items = regex.Split(text, (TemplateLimits.Items / groups) + 2);
                TemplateLimit.CheckItems(items.Length > (TemplateLimits.Items / groups) + 1 ? Math.Max(items.Length, TemplateLimits.Items + 1L) : items.Length, identity, place);
                return items;
            },
            identity, place);

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
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            T result = operation();
            return RenderingBudget.Current.CountRegexTime(watch.Elapsed) ? result : throw TooSlow(identity, place);
        }
        catch (RegexMatchTimeoutException)
        {
            throw TooSlow(identity, place);
        }
        catch (ArgumentException)
        {
            throw new PromptRenderException(
                identity, place + ": the regular expression cannot be read; check its brackets, parentheses and quantifiers");
        }
    }

    private static PromptRenderException TooSlow(PromptIdentity? identity, string place)
    {
        RenderingBudget.Renew();
        return new PromptRenderException(
            identity, place + ": the regular expression ran longer than 2 seconds; write one that cannot match the same text in many ways");
    }
#pragma warning restore MA0054
}
