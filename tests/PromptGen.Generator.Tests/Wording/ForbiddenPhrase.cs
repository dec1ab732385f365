using System;
using System.Text.RegularExpressions;

namespace PromptGen.Generator.Tests.Wording;

/// <summary>A wording that no text of the product contains.</summary>
internal sealed class ForbiddenPhrase(int styleRule, string pattern, string instead)
{
    /// <summary>The rule of the style guide that it breaks.</summary>
    public int StyleRule { get; } = styleRule;

    public Regex Pattern { get; } = new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    /// <summary>What to write instead.</summary>
    public string Instead { get; } = instead;
}
