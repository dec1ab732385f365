using PromptGen.Compiler.Manifest;
using PromptGen.Core.Prompts;

namespace PromptGen.Tool.Comparing;

/// <summary>A prompt on one side of a comparison.</summary>
/// <param name="Effective">Null where only a manifest tells of it, and its texts are nowhere here.</param>
internal sealed record ComparedPrompt(string Hash, EffectivePrompt? Effective, ComponentHashes Components)
{
    public static ComparedPrompt Of(EffectivePrompt effective)
    {
        PromptHashes hashes = PromptHashes.Of(effective);
        return new ComparedPrompt(hashes.Prompt, effective, ComponentHashes.Of(effective, hashes));
    }

    public static ComparedPrompt Of(RecordedPrompt entry) => new(entry.Hash, null, ComponentHashes.Of(entry.Json));
}
