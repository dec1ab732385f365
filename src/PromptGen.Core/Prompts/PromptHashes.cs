using PromptGen.Core.Collections;
using PromptGen.Core.Json;

namespace PromptGen.Core.Prompts;

/// <summary>
/// The hash of an effective prompt, and one for each component, which says what changed between two prompts. Each is the SHA-256 of
/// that part of the canonical form.
/// </summary>
/// <param name="Prompt">The hash of the whole prompt.</param>
/// <param name="Messages">In order; a slot has one, too.</param>
/// <param name="Parameters">The hash of the parameters; null if the prompt does not have any, as with
/// <paramref name="ResponseFormat"/>.</param>
/// <param name="Partials">In the order of <see cref="EffectivePrompt.Partials"/>.</param>
internal sealed record PromptHashes(
    string Prompt,
    string Variables,
    EquatableArray<string> Messages,
    string Tools,
    string? Parameters,
    string? ResponseFormat,
    EquatableArray<string> Partials)
{
    public static PromptHashes Of(EffectivePrompt prompt)
    {
        JsonObject whole = CanonicalPrompt.Of(prompt);
        return new PromptHashes(
            Hash(whole)!,
            Hash(whole["variables"])!,
            Elements(whole["messages"]),
            Hash(whole["tools"])!,
            Hash(whole["parameters"]),
            Hash(whole["response_format"]),
            Elements(whole["partials"]));
    }

    /// <summary>The canonical bytes of the whole prompt.</summary>
    public static byte[] CanonicalBytes(EffectivePrompt prompt) =>
        ContentHash.Encode(JsonWriter.WriteCanonical(CanonicalPrompt.Of(prompt)));

    private static EquatableArray<string> Elements(JsonValue? list) =>
        ((JsonArray)list!).Items.Map(static item => ContentHash.OfCanonical(item));

    private static string? Hash(JsonValue? part) => part is null ? null : ContentHash.OfCanonical(part);
}
