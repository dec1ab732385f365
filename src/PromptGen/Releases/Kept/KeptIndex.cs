using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;

namespace PromptGen.Releases.Kept;

/// <summary>The small file that says which of the kept files count, and for what.</summary>
internal static class KeptIndex
{
    private const string Format = "promptgen-last-known-good/1";

    /// <summary>Writes the same bytes for the same content.</summary>
    public static string Write(KeptStates kept)
    {
        List<JsonValue> states = [];
        foreach (KeyValuePair<string, SortedSet<string>> origin in kept.Origins)
        {
            states.Add(new JsonObjectBuilder().Add("hash", origin.Key).Add("prompts", Texts(origin.Value)).Build());
        }

        if (kept.Latest is not null)
        {
            states.Add(new JsonObjectBuilder().Add("hash", kept.Latest).Build());
        }

        JsonObjectBuilder index = new JsonObjectBuilder().Add("format", Format).Add("states", new JsonArray(states.ToEquatableArray()));
        if (kept.Packs.Count > 0)
        {
            index.Add("packs", Texts(kept.Packs));
        }

        if (kept.Revoked.Count > 0)
        {
            List<JsonMember> revoked = [];
            foreach (KeyValuePair<string, IReadOnlyList<string>> prompt in kept.Revoked)
            {
                revoked.Add(new JsonMember(prompt.Key, Texts(prompt.Value)));
            }

            index.Add("revoked", new JsonObject(revoked.ToEquatableArray()));
        }

        return JsonWriter.WriteMinified(index.Build()) + "\n";
    }

    /// <returns>Null: it is damaged.</returns>
    public static KeptStates? Read(string text)
    {
        if (!JsonReader.TryRead(text, out JsonValue? json, out _) || json is not JsonObject index || index["format"] is not JsonString { Value: Format }
            || index["states"] is not JsonArray listed)
        {
            return null;
        }

        string? latest = null;
        SortedDictionary<string, SortedSet<string>> origins = new(StringComparer.Ordinal);
        foreach (JsonValue item in listed.Items)
        {
            if (item is not JsonObject state || state["hash"] is not JsonString { Value: { } hash } || !HashForm.Is(hash))
            {
                return null;
            }

            if (state["prompts"] is { } prompts)
            {
                origins[hash] = new SortedSet<string>(Texts(prompts), StringComparer.Ordinal);
            }
            else
            {
                latest = hash;
            }
        }

        SortedDictionary<string, IReadOnlyList<string>> revoked = new(StringComparer.Ordinal);
        foreach (JsonMember prompt in (index["revoked"] as JsonObject)?.Members ?? default)
        {
            revoked[prompt.Name] = Texts(prompt.Value).FindAll(ReleaseNames.IsReleasedVersion);
        }

        return new KeptStates(
            latest, origins, revoked, new SortedSet<string>(Texts(index["packs"]).FindAll(HashForm.Is), StringComparer.Ordinal), new(StringComparer.Ordinal));
    }

    private static JsonArray Texts(IEnumerable<string> texts)
    {
        List<JsonValue> items = [];
        foreach (string text in texts)
        {
            items.Add(new JsonString(text));
        }

        return new JsonArray(items.ToEquatableArray());
    }

    private static List<string> Texts(JsonValue? list)
    {
        List<string> texts = [];
        foreach (JsonValue item in (list as JsonArray)?.Items ?? default)
        {
            if (item is JsonString text)
            {
                texts.Add(text.Value);
            }
        }

        return texts;
    }
}
