using System;
using System.Linq;

namespace PromptGen.Conformance;

/// <summary>The limits of ours that Scriban does not have: a rendering that exceeds one throws where Scriban goes on. docs/template-language.md lists them.</summary>
internal static class DocumentedLimits
{
    private static readonly string[] Messages =
    [
        "characters; pass less data", "characters while rendering", "items; pass fewer", "steps; pass fewer", "compute with smaller numbers", "takes too long", "includes are inside each other", "a local one depends on the machine",
    ];

    public static bool Explains(string? exception) =>
        exception is not null && Messages.Any(message => exception.Contains(message, StringComparison.Ordinal));
}
