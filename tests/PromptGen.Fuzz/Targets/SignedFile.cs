using System;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Rollouts.Signing;

namespace PromptGen.Fuzz.Targets;

/// <summary>Reads the envelopes of an accepted state file a second time, without the code that accepted it.</summary>
internal static class SignedFile
{
    /// <exception cref="BrokenPromiseException">The text does not have the documented form.</exception>
    public static (Envelope State, Envelope[] Rollbacks) Parse(string text)
    {
        BrokenPromiseException.ThrowUnless(JsonReader.TryRead(text, out JsonValue? value, out _) && value is JsonObject, "A state is accepted that is not a JSON object.");
        JsonObject file = (JsonObject)value;
        return file["state"] is JsonObject state
            ? (Envelope(state), [.. ((JsonArray)file["rollbacks"]!).Items.Select(static item => Envelope((JsonObject)item))])
            : (Envelope(file), []);
    }

    private static Envelope Envelope(JsonObject json) => new(
        ((JsonString)json["payloadType"]!).Value, Bytes(json, "payload"),
        ((JsonArray)json["signatures"]!).Items.Select(static item => Bytes((JsonObject)item, "sig")).ToEquatableArray());

    private static byte[] Bytes(JsonObject json, string name) =>
        Convert.FromBase64String(((JsonString)json[name]!).Value.Replace('-', '+').Replace('_', '/'));
}
