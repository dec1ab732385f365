using System;
using System.Collections.Generic;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;

namespace PromptGen.Compiler.Manifest;

/// <summary>
/// What a build says about one prompt: the text of its <c>PromptRecord</c> attribute and, indented, its entry in the manifest.
/// docs/manifest.md describes each member.
/// </summary>
internal static class PromptRecord
{
    /// <summary>The record as compact JSON, for the assembly attribute.</summary>
    /// <param name="fullClassName">The generated class with its namespace.</param>
    /// <param name="staticPrefixes">For each message the number of UTF-8 bytes that every rendering starts with; 0 for a slot.</param>
    public static string Build(
        ResolvedPrompt prompt,
        EffectivePrompt effective,
        string fullClassName,
        EquatableArray<int> staticPrefixes,
        ReleaseStanding? standing = null) =>
        Build(prompt, effective, PromptHashes.Of(effective), PromptContract.Of(effective).ToJson(), fullClassName, staticPrefixes, standing);

    /// <param name="hashes">The hashes of <paramref name="effective"/>, if the caller has them already; as
    /// <paramref name="contract"/>.</param>
    public static string Build(
        ResolvedPrompt prompt,
        EffectivePrompt effective,
        PromptHashes hashes,
        JsonObject contract,
        string fullClassName,
        EquatableArray<int> staticPrefixes,
        ReleaseStanding? standing = null)
    {
        standing ??= ReleaseStanding.Unreleased;
        PromptDefinition definition = prompt.Definition;
        JsonObject record = new JsonObjectBuilder()
            .Add(RecordedPrompt.FormatMember, new JsonNumber(RecordedPrompt.Format))
            .Add("id", definition.Id)
            .Add("version", definition.Version)
            .Add("dirty", standing.IsDirty)
            .Add("hash", hashes.Prompt)
            .Add("language", effective.Language)
            .Add("model", Nullable(effective.Model))
            .Add("class", fullClassName)
            .Add("source", definition.RelativePath)
            .Add("inputs", Inputs(prompt, standing).Map(Input))
            .Add("components", Components(effective, hashes))
            .Add("messages", Messages(effective, staticPrefixes))
            .Add("variables", CanonicalPrompt.Variables(effective))
            .Add("contract", ContentHash.OfCanonical(contract))
            .Add("tools", contract["tools"])
            .Add("response_schema", Nullable(contract["response_schema"]))
            .Add("rollback", Rollback(definition.RollbackTo, standing.RollbackHash))
            .Add("embedded", standing.Embedded.Map<JsonValue>(static version => Version(version.Version, version.Hash)))
            .Build();
        return JsonWriter.WriteMinified(record);
    }

    /// <summary>Every file that went into the prompt, sorted by path, each once.</summary>
    private static EquatableArray<PromptInput> Inputs(ResolvedPrompt prompt, ReleaseStanding standing)
    {
        List<PromptInput> files = [new PromptInput(prompt.Definition.RelativePath, prompt.Definition.InputHash)];
        AddInputs(files, prompt.Partials);
        AddInputs(files, prompt.MessageFiles);
        foreach (PromptInput input in standing.Inputs)
        {
            AddInput(files, input);
        }

        return files.ToEquatableArray();
    }

    private static void AddInputs(List<PromptInput> files, EquatableArray<Fragment> fragments)
    {
        foreach (Fragment fragment in fragments)
        {
            AddInput(files, new PromptInput(fragment.RelativePath, fragment.InputHash));
        }
    }

    private static void AddInput(List<PromptInput> files, PromptInput input)
    {
        int at = files.Count;
        for (int i = files.Count - 1; i >= 0; i--)
        {
            if (files[i].Equals(input))
            {
                return;
            }

            at = string.CompareOrdinal(files[i].Path, input.Path) > 0 ? i : at;
        }

        files.Insert(at, input);
    }

    private static JsonValue Input(PromptInput input) =>
        new JsonObjectBuilder().Add("path", input.Path).Add("sha256", input.Sha256).Build();

    private static JsonObject Components(EffectivePrompt prompt, PromptHashes hashes)
    {
        JsonObjectBuilder partials = new();
        for (int i = 0; i < prompt.Partials.Count; i++)
        {
            partials.Add(prompt.Partials[i].Name, hashes.Partials[i]);
        }

        return new JsonObjectBuilder()
            .Add("messages", hashes.Messages.Map<JsonValue>(static hash => new JsonString(hash)))
            .Add("variables", hashes.Variables)
            .Add("tools", hashes.Tools)
            .Add("parameters", Nullable(hashes.Parameters))
            .Add("response_format", Nullable(hashes.ResponseFormat))
            .Add("partials", partials.Build())
            .Build();
    }

    private static EquatableArray<JsonValue> Messages(EffectivePrompt prompt, EquatableArray<int> staticPrefixes)
    {
        JsonValue[] messages = new JsonValue[prompt.Messages.Count];
        for (int i = 0; i < messages.Length; i++)
        {
            messages[i] = prompt.Messages[i] switch
            {
                EffectiveTemplateMessage message => new JsonObjectBuilder()
                    .Add("role", MessageRoles.Name(message.Role))
                    .Add("static_prefix", staticPrefixes[i])
                    .Build(),
                EffectiveSlot slot => new JsonObjectBuilder().Add("slot", slot.Name).Build(),
                EffectiveMessage other => throw new InvalidOperationException("Unknown kind of message: " + other.GetType().Name),
            };
        }

        return new EquatableArray<JsonValue>(messages);
    }

    private static JsonValue Rollback(string? version, string? hash) =>
        version is null ? JsonNull.Instance : Version(version, hash);

    private static JsonObject Version(string version, string? hash) =>
        new JsonObjectBuilder().Add("version", version).Add("hash", Nullable(hash)).Build();

    private static JsonValue Nullable(string? text) => text is null ? JsonNull.Instance : new JsonString(text);

    private static JsonValue Nullable(JsonValue? value) => value ?? JsonNull.Instance;
}
