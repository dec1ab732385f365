using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;

namespace PromptGen.Core.Prompts;

/// <summary>
/// The hash of an effective prompt, and one for each component, which says what changed between two prompts. Each is the
/// SHA-256 of that part of the canonical form.
/// </summary>
/// <param name="Prompt">Of the whole.</param>
/// <param name="Messages">In order; a slot has one, too.</param>
/// <param name="Parameters">Null where the prompt has none, as with <paramref name="ResponseFormat"/>.</param>
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
    public static PromptHashes Of(EffectivePrompt prompt) => new(
        Hash(CanonicalPrompt.Of(prompt))!,
        Hash(CanonicalPrompt.Variables(prompt))!,
        prompt.Messages.Select(static message => Hash(CanonicalPrompt.Message(message))!).ToEquatableArray(),
        Hash(CanonicalPrompt.Tools(prompt))!,
        Hash(CanonicalPrompt.Parameters(prompt)),
        Hash(CanonicalPrompt.ResponseFormat(prompt)),
        prompt.Partials.Select(static partial => Hash(CanonicalPrompt.Partial(partial))!).ToEquatableArray());

    /// <summary>The canonical bytes of the whole prompt.</summary>
    public static byte[] CanonicalBytes(EffectivePrompt prompt) =>
        ContentHash.Encode(JsonWriter.WriteCanonical(CanonicalPrompt.Of(prompt)));

    private static string? Hash(JsonValue? part) => part is null ? null : ContentHash.Of(JsonWriter.WriteCanonical(part));
}
