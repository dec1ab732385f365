using System;
using System.Collections.Generic;

namespace PromptGen.Compiler.Naming;

/// <summary>The name for one item of an array: the singular of the array's name where English forms it by rule, else the array's name and <c>Item</c>.</summary>
/// <remarks>
/// A guess that is wrong would stand in an application's code for years, so doubt is on the side of <c>Item</c>. Decided by the last word of the name:
/// <list type="number">
/// <item>a word of <see cref="Exceptions"/>, which the rules below would get wrong: <c>MoviesItem</c>, <c>SeriesItem</c>;</item>
/// <item>consonant and <c>ies</c>: <c>y</c> (<c>Categories</c> to <c>Category</c>);</item>
/// <item><c>sses</c>, <c>shes</c>, <c>ches</c>, <c>xes</c>, <c>zzes</c>: without <c>es</c> (<c>Boxes</c> to <c>Box</c>);</item>
/// <item><c>ss</c>, <c>us</c>, <c>is</c>: no plural (<c>StatusItem</c>);</item>
/// <item><c>s</c>: without it (<c>Notes</c> to <c>Note</c>);</item>
/// <item>anything else: no plural (<c>DataItem</c>).</item>
/// </list>
/// </remarks>
internal static class SingularName
{
    private static readonly HashSet<string> Exceptions = new(StringComparer.Ordinal)
    {
        // Singular in -ie.
        "aeries", "aunties", "birdies", "bookies", "brownies", "calories", "collies", "cookies", "cuties", "dies", "eyries", "foodies", "freebies", "genies",
        "goalies", "goodies", "hippies", "hoodies", "indies", "junkies", "lies", "magpies", "menageries", "movies", "neckties", "newbies", "pies", "pinkies",
        "pixies", "prairies", "quickies", "reveries", "rookies", "selfies", "smoothies", "sorties", "talkies", "ties", "townies", "veggies", "yuppies", "zombies",

        // The same in the singular, or no plural at all.
        "alias", "analytics", "atlas", "bias", "canvas", "chaos", "cosmos", "economics", "electronics", "ethos", "gas", "headquarters", "kudos", "lens",
        "logistics", "mathematics", "means", "news", "pants", "pathos", "physics", "politics", "pyjamas", "pajamas", "scissors", "series", "species", "thanks",
        "trousers", "goods", "clothes",

        // -es behind a singular in -s, -z, -o, -a, -x or -is, where more words keep the e.
        "aliases", "analyses", "atlases", "axes", "bases", "biases", "bonuses", "buses", "campuses", "canvases", "censuses", "choruses", "circuses", "consensuses", "corpuses",
        "crises", "diagnoses", "ellipses", "emphases", "focuses", "gases", "geniuses", "hypotheses", "irises", "lenses", "minuses", "nexuses", "oases",
        "octopuses", "pluses", "prognoses", "prospectuses", "quizzes", "radiuses", "sinuses", "statuses", "surpluses", "syllabuses", "synopses", "syntheses", "theses", "viruses",
        "walruses", "buffaloes", "cargoes", "dominoes", "echoes", "embargoes", "heroes", "mangoes", "mosquitoes", "potatoes", "tomatoes", "tornadoes", "torpedoes", "vetoes",
        "volcanoes", "zeroes", "indices", "matrices", "vertices", "appendices", "vortices", "codices", "apices", "cortices", "helices",

        // -ves behind a singular in -f.
        "calves", "elves", "halves", "hooves", "knives", "leaves", "lives", "loaves", "scarves", "selves", "sheaves", "shelves", "thieves", "wives", "wolves", "bookshelves",

        // -ches behind a singular in -che.
        "aches", "avalanches", "caches", "cliches", "creches", "headaches", "moustaches", "niches", "psyches", "quiches", "toothaches",
    };

    /// <param name="arrayName">In Pascal case.</param>
    public static string Of(string arrayName) => Singular(arrayName) ?? arrayName + "Item";

    private static string? Singular(string name)
    {
        if (name.Length > 2 && Ends(name, "s") && char.IsUpper(name[name.Length - 2]) && char.IsUpper(name[name.Length - 3]))
        {
            // The plural of an acronym: URLs.
            return Without(name, 1);
        }

        string word = LastWord(name);
        if (word.Length < 3 || Exceptions.Contains(word))
        {
            return null;
        }

        if (Ends(word, "ies") && word.Length > 4 && "aeiou".IndexOf(word[word.Length - 4]) < 0)
        {
            return Without(name, 3) + (char.IsUpper(name[name.Length - 1]) ? "Y" : "y");
        }

        if (Ends(word, "sses") || Ends(word, "shes") || Ends(word, "ches") || Ends(word, "xes") || Ends(word, "zzes"))
        {
            return Without(name, 2);
        }

        return Ends(word, "s") && !Ends(word, "ss") && !Ends(word, "us") && !Ends(word, "is") ? Without(name, 1) : null;
    }

    private static string Without(string name, int letters) => name.Substring(0, name.Length - letters);

    private static string LastWord(string name)
    {
        int start = name.Length;
        while (start > 0 && name[start - 1] is >= 'a' and <= 'z')
        {
            start--;
        }

        // The capital before them begins the word; capitals or other letters alone are a word as they stand.
        return name.Substring(start == name.Length ? 0 : Math.Max(0, start - 1)).ToLowerInvariant();
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
