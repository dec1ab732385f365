namespace PromptGen.Language;

/// <summary>The limits of the language. They are Scriban's own, so that what it refuses is refused.</summary>
internal static class TemplateLimits
{
    /// <summary>Of nested expressions and blocks.</summary>
    public const int Depth = 250;

    /// <summary>Of nested expressions and blocks through all texts of a message: partials and functions count where they are included and called.</summary>
    public const int Nesting = 300;

    /// <summary>Of members in an object that a template makes.</summary>
    public const int Members = 1000;

    /// <summary>Of all iterations nested in one outermost loop.</summary>
    public const int Iterations = 1000;

    /// <summary>Of includes and function calls inside each other; an include counts as two.</summary>
    public const int Calls = 100;

    /// <summary>Of partials inside each other that do not include themselves. It leaves room for the functions in the innermost.</summary>
    public const int Partials = 47;

    /// <summary>Of objects and lists inside each other, as JSON.</summary>
    public const int ObjectDepth = 20;

    /// <summary>Of characters in one rendered text, and in each text that a template makes on the way.</summary>
    public const int Output = 1_048_576;

    /// <summary>Of expressions and statements that one rendering of a message evaluates.</summary>
    public const int Steps = 10_000_000;

    /// <summary>Of characters in all longer texts that one rendering of a message reads and makes on the way.</summary>
    public const int Characters = 67_108_864;

    /// <summary>Of all regular expressions in one rendering of a message.</summary>
    public static readonly System.TimeSpan RegexTime = System.TimeSpan.FromSeconds(2);

    /// <summary>Of items in a list that a template makes. Ours alone: the language has none, and a list could double with each turn of a loop.</summary>
    public const int Items = 100_000;
}
