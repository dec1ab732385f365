namespace PromptGen.Language;

/// <summary>The limits of the language. They are the limits of Scriban, so a template that it rejects is rejected.</summary>
internal static class TemplateLimits
{
    /// <summary>The maximum depth of nested expressions and blocks.</summary>
    public const int Depth = 250;

    /// <summary>The maximum depth of nested expressions and blocks through all texts of a message: partials and functions count at
    /// their include and call.</summary>
    public const int Nesting = 300;

    /// <summary>The maximum number of members in an object that a template creates.</summary>
    public const int Members = 1000;

    /// <summary>The maximum number of iterations nested in one outermost loop.</summary>
    public const int Iterations = 1000;

    /// <summary>The maximum depth of nested includes and function calls; an include counts as two.</summary>
    public const int Calls = 100;

    /// <summary>The maximum depth of nested partials that do not include themselves. It leaves room for the functions in the
    /// innermost.</summary>
    public const int Partials = 47;

    /// <summary>The maximum depth of nested objects and lists, as JSON.</summary>
    public const int ObjectDepth = 20;

    /// <summary>The maximum number of characters in one rendered text, and in each intermediate text of a template.</summary>
    public const int Output = 1_048_576;

    /// <summary>The maximum number of expressions and statements that one rendering of a message evaluates.</summary>
    public const int Steps = 10_000_000;

    /// <summary>The maximum number of characters in all longer texts that one rendering of a message reads and creates.</summary>
    public const int Characters = 67_108_864;

    /// <summary>The maximum time of all regular expressions in one rendering of a message.</summary>
    public static readonly System.TimeSpan RegexTime = System.TimeSpan.FromSeconds(2);

    /// <summary>The maximum number of items in a list that a template creates. PromptGen adds this limit: the language does not
    /// have one, and a list could double with each iteration of a loop.</summary>
    public const int Items = 100_000;
}
