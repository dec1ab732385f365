using System;
using System.Linq;

namespace PromptGen.Conformance;

/// <summary>The limits of ours that Scriban does not have: a rendering that exceeds one throws where Scriban goes on. docs/template-language.md lists them.</summary>
internal static class DocumentedLimits
{
    private static readonly string[] Messages =
    [
        "characters; pass less data", "characters on the way", "items; pass fewer", "steps; pass fewer", "compute with smaller numbers", "takes too long",
    ];

    /// <summary>Whether Scriban fails because it counts the items that functions visit as iterations, which PromptGen does for each call alone: the known difference.</summary>
    public static bool IsUncounted(string? exceptionOfScriban) =>
        exceptionOfScriban is not null && exceptionOfScriban.Contains("Exceeding number of iteration limit", StringComparison.Ordinal);

    public static bool Explains(string? exception) =>
        exception is not null && Messages.Any(message => exception.Contains(message, StringComparison.Ordinal));
}
