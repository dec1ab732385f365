using System.Collections.Generic;
using PromptGen.Analyzers.Flow;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Rules;

/// <summary>A text that is sent in several positions is reported once, for the strongest of them.</summary>
internal static class OneReport
{
    /// <summary>Whether a stronger finding already sends the reader to the same text.</summary>
    public static bool IsSaidBy(this TextFinding finding, HashSet<FindingKey> others)
    {
        FindingKey key = FindingKey.Of(finding);
        return key is { Kind: FindingKind.Text, Position: PromptPosition.User or PromptPosition.Template }
            && (others.Contains(key with { Position = PromptPosition.Instructions })
                || (key.Position == PromptPosition.User && others.Contains(key with { Position = PromptPosition.Template })));
    }
}
