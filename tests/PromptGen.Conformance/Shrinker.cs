using System;
using System.Collections.Generic;

namespace PromptGen.Conformance;

/// <summary>Makes a template that fails smaller while it goes on failing: whole phrases become simple ones, or what is inside them.</summary>
internal static class Shrinker
{
    private const int GreatestAttempts = 3000;

    public static Phrase Shrink(Phrase phrase, Func<Phrase, bool> fails)
    {
        int attempts = 0;
        while (Smaller(phrase, fails, ref attempts) is { } smaller)
        {
            phrase = smaller;
        }

        return phrase;
    }

    private static Phrase? Smaller(Phrase phrase, Func<Phrase, bool> fails, ref int attempts)
    {
        int length = phrase.Text.Length;
        foreach (Phrase candidate in Candidates(phrase))
        {
            if (candidate.Text.Length < length && ++attempts <= GreatestAttempts && fails(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The phrase with one of its parts replaced, large parts first.</summary>
    private static IEnumerable<Phrase> Candidates(Phrase phrase)
    {
        foreach (Phrase leaf in TemplateGrammar.Leaves(phrase.Symbol))
        {
            yield return leaf;
        }

        foreach (Phrase inner in phrase.Inside(phrase.Symbol))
        {
            yield return inner;
        }

        for (int i = 0; i < phrase.Children.Count; i++)
        {
            foreach (Phrase candidate in Candidates(phrase.Children[i]))
            {
                yield return phrase.With(i, candidate);
            }
        }
    }
}
