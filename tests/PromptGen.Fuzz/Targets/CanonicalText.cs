using System;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;

namespace PromptGen.Fuzz.Targets;

/// <summary>The canonical form of a prompt and back.</summary>
internal static class CanonicalText
{
    public static string Of(EffectivePrompt prompt) => JsonWriter.WriteCanonical(CanonicalPrompt.Of(prompt));

    /// <returns>Null: no prompt has this text as its canonical form.</returns>
    public static EffectivePrompt? Read(string text)
    {
        if (!JsonReader.TryRead(text, out JsonValue? json, out _))
        {
            return null;
        }

        try
        {
            EffectivePrompt prompt = CanonicalPromptReader.Prompt(json);
            return prompt.Language == EffectivePrompt.CurrentLanguage && Of(prompt) == text ? prompt : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
