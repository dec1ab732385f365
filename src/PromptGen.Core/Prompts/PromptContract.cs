using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Types;

namespace PromptGen.Core.Prompts;

/// <summary>
/// What code around a prompt depends on: the values it must supply, the tools it must implement, the responses it must accept. Two
/// prompts with one contract are interchangeable to that code.
/// </summary>
/// <param name="Variables">In file order, which is the order of the parameters of <c>Render</c>.</param>
/// <param name="Slots">Names, in message order.</param>
/// <param name="ResponseSchema">The JSON Schema of the response; null if the response is free text.</param>
internal sealed record PromptContract(
    EquatableArray<ContractVariable> Variables,
    EquatableArray<string> Slots,
    EquatableArray<ContractTool> Tools,
    JsonValue? ResponseSchema)
{
    public static PromptContract Of(EffectivePrompt prompt) => new(
        prompt.Variables.Map(static variable => new ContractVariable(variable.Name, variable.Type, variable.Default is null)),
        SlotsOf(prompt),
        prompt.Tools.Map(static tool => new ContractTool(tool.Name, tool.Parameters)),
        ResponseSchemaOf(prompt.ResponseFormat));

    /// <summary><c>sha256:</c> and the SHA-256 of the contract's canonical form.</summary>
    public string Hash => ContentHash.OfCanonical(ToJson());

    /// <summary>The form that is hashed.</summary>
    public JsonObject ToJson() => new JsonObjectBuilder()
        .Add("response_schema", Minified(ResponseSchema))
        .Add("slots", Slots.Map<JsonValue>(static slot => new JsonString(slot)))
        .Add("tools", Tools.Map<JsonValue>(static tool => new JsonObjectBuilder()
            .Add("name", tool.Name).Add("parameters", Minified(tool.Parameters)).Build()))
        .Add("variables", Variables.Map<JsonValue>(static variable => new JsonObjectBuilder()
            .Add("name", variable.Name)
            .Add("type", CanonicalPrompt.Type(variable.Type))
            .Add("required", variable.IsRequired).Build()))
        .Build();

    private static EquatableArray<string> SlotsOf(EffectivePrompt prompt)
    {
        List<string> slots = [];
        foreach (EffectiveMessage message in prompt.Messages)
        {
            if (message is EffectiveSlot slot)
            {
                slots.Add(slot.Name);
            }
        }

        return slots.ToEquatableArray();
    }

    /// <summary>
    /// The schema of the response that a <c>response_format</c> asks for: <c>{type: json_schema, schema}</c>, also with the schema
    /// inside <c>json_schema</c>; any object for <c>json_object</c>; null (free text) otherwise.
    /// </summary>
    private static JsonValue? ResponseSchemaOf(JsonObject? format) => (format?["type"] as JsonString)?.Value switch
    {
        "json_schema" => format!["schema"] ?? (format["json_schema"] as JsonObject)?["schema"] ?? AnyJson,
        "json_object" => AnyObject,
        _ => null,
    };

    private static readonly JsonObject AnyJson = new(EquatableArray<JsonMember>.Empty);

    private static readonly JsonObject AnyObject = new JsonObjectBuilder().Add("type", "object").Build();

    private static JsonString? Minified(JsonValue? schema) =>
        schema is null ? null : new JsonString(JsonWriter.WriteMinified(schema));
}

/// <param name="IsRequired">Whether the caller must supply it, because it does not have a default.</param>
internal sealed record ContractVariable(string Name, PromptType Type, bool IsRequired);

/// <param name="Parameters">The JSON Schema of the arguments; null if the tool does not take any.</param>
internal sealed record ContractTool(string Name, JsonObject? Parameters);
