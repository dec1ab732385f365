using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Compiler.Manifest;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;

namespace PromptGen.Tool.Rollouts;

/// <summary>Whether a build can serve what a state names: from its own code, from what it has embedded, or from packs.</summary>
internal static class StateFit
{
    /// <summary>Only what both know counts: old and new builds live on one state.</summary>
    public static IEnumerable<ReleaseProblem> Compare(PromptManifest manifest, ReleaseState state, IReadOnlyList<PromptPack> packs)
    {
        foreach (RecordedPrompt prompt in manifest.Prompts)
        {
            if (state.Find(prompt.Id) is not { } released)
            {
                continue;
            }

            foreach (ReleasedVersion? version in new[] { released.Stable, released.Canary?.Release })
            {
                if (version is not null && Obstacle(prompt, version, state, packs) is { } obstacle)
                {
                    yield return new ReleaseProblem(DiagnosticRules.StateDoesNotFit, prompt.Id, prompt.Id, obstacle);
                }
            }
        }
    }

    /// <returns>A clause; null: the build can serve it.</returns>
    private static string? Obstacle(RecordedPrompt prompt, ReleasedVersion version, ReleaseState state, IReadOnlyList<PromptPack> packs)
    {
        if (prompt.Version == version.Version || Embedded(prompt).ContainsKey(version.Version))
        {
            string built = prompt.Version == version.Version ? prompt.Hash : Embedded(prompt)[version.Version];
            return built == version.Hash
                ? null
                : "the state names " + version.Version + " with the hash " + version.Hash + ", and the build contains that version with " + built;
        }

        PromptPack[] holding = [.. packs.Where(pack => Packed(pack, prompt.Id, version) is not null)];
        if (holding.Length == 0)
        {
            return "the state names " + version.Version + ", which the build does not contain; it contains " + prompt.Version
                + string.Concat(Embedded(prompt).Keys.Order(StringComparer.Ordinal).Select(static other => ", " + other)) + (packs.Count == 0 ? ", and no pack was given" : ", nor does a pack");
        }

        // An application asks for the packs that its state names, and for no others.
        if (Array.Find(holding, pack => state.Packs.Any(hash => hash == pack.Hash)) is not { } pack)
        {
            return version.Version + " is in the pack " + holding[0].Hash + ", which the state does not name; build the state with --pack";
        }

        PackedVersion packed = Packed(pack, prompt.Id, version)!;
        try
        {
            EquatableArray<ContractIncompatibility> obstacles = ContractComparison.FindIncompatibilities(
                Contract(prompt), PromptContract.Of(CanonicalPromptReader.Prompt(Json(packed.CanonicalText()))));
            return obstacles.IsEmpty
                ? null
                : version.Version + " from the pack does not fit the code: " + string.Join(" ", obstacles.Select(static obstacle => obstacle.Reason)).TrimEnd('.');
        }
        catch (FormatException exception)
        {
            return version.Version + " in the pack cannot be read: " + exception.Message.TrimEnd('.');
        }
    }

    private static PackedVersion? Packed(PromptPack pack, string id, ReleasedVersion version) =>
        pack.Prompts.FirstOrDefault(packed => packed.Id == id && packed.Release == version);

    private static Dictionary<string, string> Embedded(RecordedPrompt prompt)
    {
        Dictionary<string, string> versions = new(StringComparer.Ordinal);
        foreach (JsonValue item in (prompt.Json["embedded"] as JsonArray)?.Items ?? default)
        {
            if (item is JsonObject release && release["version"] is JsonString version && release["hash"] is JsonString hash)
            {
                versions[version.Value] = hash.Value;
            }
        }

        return versions;
    }

    /// <summary>The contract of the build's code, from the parts that the manifest has of it.</summary>
    private static PromptContract Contract(RecordedPrompt prompt)
    {
        JsonValue[] slots = [.. Items(prompt, "messages").OfType<JsonObject>().Select(static message => message["slot"]).OfType<JsonString>()];
        JsonValue[] variables =
        [
            .. Items(prompt, "variables").OfType<JsonObject>().Select(static variable => new JsonObjectBuilder()
                .Add("name", variable["name"])
                .Add("type", variable["type"])
                .Add("required", variable["default"] is null)
                .Build()),
        ];
        JsonObject contract = new JsonObjectBuilder()
            .Add("response_schema", prompt.Json["response_schema"] is JsonNull ? null : prompt.Json["response_schema"])
            .Add("slots", new JsonArray(new EquatableArray<JsonValue>(slots)))
            .Add("tools", prompt.Json["tools"])
            .Add("variables", new JsonArray(new EquatableArray<JsonValue>(variables)))
            .Build();
        return ContentHash.OfCanonical(contract) == prompt.Contract
            ? CanonicalPromptReader.Contract(contract)
            : throw new FormatException("the manifest does not give the contract that it names; it was written by another version of PromptGen");
    }

    private static EquatableArray<JsonValue> Items(RecordedPrompt prompt, string name) => (prompt.Json[name] as JsonArray)?.Items ?? default;

    private static JsonValue Json(string text) =>
        JsonReader.TryRead(text, out JsonValue? value, out JsonSyntaxError? error) ? value : throw new FormatException(error.Message);
}
