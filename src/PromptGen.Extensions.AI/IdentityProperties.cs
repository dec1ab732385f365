using Microsoft.Extensions.AI;

namespace PromptGen.Extensions.AI;

/// <summary>An identity as texts beside a response: they survive caches and stores.</summary>
internal static class IdentityProperties
{
    private const string Model = "promptgen.prompt.model";

    public static AdditionalPropertiesDictionary Add(AdditionalPropertiesDictionary? properties, PromptIdentity identity)
    {
        properties ??= [];
        properties[TelemetryNames.PromptName] = identity.Id;
        properties[TelemetryNames.PromptVersion] = identity.Version;
        properties[TelemetryNames.PromptHash] = identity.Hash;
        properties[TelemetryNames.PromptChannel] = identity.Channel;
        if (identity.Model is { } model)
        {
            properties[Model] = model;
        }

        return properties;
    }

    /// <returns>Null: there is none.</returns>
    public static PromptIdentity? Find(AdditionalPropertiesDictionary? properties) =>
        Text(properties, TelemetryNames.PromptName) is { } id
        && Text(properties, TelemetryNames.PromptVersion) is { } version
        && Text(properties, TelemetryNames.PromptHash) is { } hash
        && Text(properties, TelemetryNames.PromptChannel) is { } channel
            ? new PromptIdentity(id, version, hash, Text(properties, Model), channel)
            : null;

    /// <summary>Reads a value from a store, which is a JSON element.</summary>
    private static string? Text(AdditionalPropertiesDictionary? properties, string name) =>
        properties is not null && properties.TryGetValue(name, out object? value) ? value?.ToString() : null;
}
