using System;
using System.Collections.Generic;

namespace PromptGen.Core.Diagnostics;

/// <summary>Finds what somebody probably meant to write.</summary>
internal static class NearestName
{
    private const int GreatestLength = 64;

    /// <summary>
    /// The candidate with the fewest slips from the name, or null when none is near. A slip is a letter added, left out, changed
    /// or swapped with its neighbour; case, <c>_</c> and <c>-</c> count nothing. Of equally near ones the first counts.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> candidates) => Find(name, candidates, int.MaxValue);

    /// <summary>
    /// The candidate that a name misspells, where names that are not known may be somebody's own: one slip away, or two in a name of eight and more characters, or the
    /// same letters in another style, such as <c>maxTokens</c>. A name of less than five letters is near to too many others.
    /// </summary>
    public static string? OfMisspelling(string name, IEnumerable<string> candidates) =>
        Fold(name).Length < 5 ? null : Find(name, candidates, name.Length < 8 ? 1 : 2);

    private static string? Find(string name, IEnumerable<string> candidates, int greatestDistance)
    {
        string folded = Fold(name);
        if (folded.Length is 0 or > GreatestLength)
        {
            return null;
        }

        string? nearest = null;
        int best = Math.Min(greatestDistance, Math.Max(1, folded.Length / 3));
        foreach (string candidate in candidates)
        {
            string other = Fold(candidate);
            if (candidate == name || other.Length is 0 or > GreatestLength || Math.Abs(other.Length - folded.Length) > best)
            {
                continue;
            }

            int distance = Distance(folded, other);
            if (distance < best || (distance == best && nearest is null && distance < Math.Max(folded.Length, other.Length)))
            {
                best = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    /// <summary>The question that ends an error message, with the space before it; empty when no candidate is near.</summary>
    public static string Question(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } nearest ? " Did you mean `" + nearest + "`?" : "";

    private static string Fold(string name) => name.Replace("_", "").Replace("-", "").ToLowerInvariant();

    /// <summary>Optimal string alignment.</summary>
    private static int Distance(string left, string right)
    {
        int[] beforeLast = new int[right.Length + 1];
        int[] last = new int[right.Length + 1];
        int[] current = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int changed = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                int distance = Math.Min(changed, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    distance = Math.Min(distance, beforeLast[j - 2] + 1);
                }

                current[j] = distance;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }
}
