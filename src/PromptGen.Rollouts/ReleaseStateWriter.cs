using PromptGen.Core.Collections;
using PromptGen.Core.Json;

namespace PromptGen.Rollouts;

/// <summary>Writes states in one form: the same state always has the same bytes, and one change is one line of a
/// comparison.</summary>
internal static class ReleaseStateWriter
{
    public static byte[] Write(ReleaseState state) => ReleaseText.Encode(JsonWriter.WriteIndented(Json(state)));

    /// <summary>The file of one prompt in an environment.</summary>
    public static byte[] WritePrompt(PromptReleaseState prompt) => ReleaseText.Encode(JsonWriter.WriteIndented(Json(prompt)));

    public static JsonObject Json(PromptReleaseState prompt)
    {
        JsonObjectBuilder json = new JsonObjectBuilder()
            .Add("serial", Number(prompt.Serial))
            .Add("stable", Json(prompt.Stable))
            .Add("previous", prompt.Previous is { } previous ? Json(previous) : null)
            .Add("canary", prompt.Canary is { } canary ? Json(canary) : null);
        if (!prompt.Revoked.IsEmpty)
        {
            json.Add("revoked", Texts(prompt.Revoked));
        }

        return json
            .Add("guard", prompt.Guard is { } guard
                ? new JsonObjectBuilder().Add("failures", PercentText.Write(guard.FailurePercent)).Add("min", guard.Minimum).Build()
                : null)
            .Build();
    }

    private static JsonObject Json(ReleaseState state)
    {
        JsonObjectBuilder json = new JsonObjectBuilder()
            .Add("format", ReleaseStateReader.Format)
            .Add("environment", state.Environment)
            .Add("serial", Number(state.Serial))
            .Add("expires", state.Expires is { } expires ? Timestamp.Write(expires) : null);
        if (!state.Packs.IsEmpty)
        {
            json.Add("packs", Texts(state.Packs));
        }

        if (!state.Bundles.IsEmpty)
        {
            json.Add("bundles", new JsonObject(state.Bundles.Map(static bundle => new JsonMember(bundle.Name, Texts(bundle.Prompts)))));
        }

        return json.Add("prompts", new JsonObject(state.Prompts.Map(static prompt => new JsonMember(prompt.Id, Json(prompt))))).Build();
    }

    private static JsonObject Json(ReleasedVersion version) =>
        new JsonObjectBuilder().Add("version", version.Version).Add("hash", version.Hash).Build();

    private static JsonObject Json(PromptCanary canary) => new JsonObjectBuilder()
        .Add("version", canary.Release.Version)
        .Add("hash", canary.Release.Hash)
        .Add("percent", new JsonNumber(ReleaseText.Number(canary.Percent)))
        .Add("groups", canary.Groups.IsEmpty ? null : Texts(canary.Groups))
        .Add("seed", canary.Seed)
        .Build();

    private static JsonNumber Number(long value) => new(ReleaseText.Count(value));

    private static JsonArray Texts(EquatableArray<string> texts) => new(texts.Map<JsonValue>(static text => new JsonString(text)));
}
