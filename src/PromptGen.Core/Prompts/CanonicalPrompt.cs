using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Types;

namespace PromptGen.Core.Prompts;

/// <summary>
/// The canonical form <c>promptgen/1</c> of an effective prompt and of each of its components. docs/manifest.md specifies
/// it; a change here that changes a byte needs a new format name, since hashes already released rest on these bytes.
/// </summary>
internal static class CanonicalPrompt
{
    public const string Format = "promptgen/1";

    /// <summary>The whole prompt; what <c>hash</c> is made of. Members are in reading order here; the canonical writer sorts them.</summary>
    public static JsonObject Of(EffectivePrompt prompt) => new JsonObjectBuilder()
        .Add("format", Format)
        .Add("language", prompt.Language)
        .Add("model", prompt.Model)
        .Add("parameters", Parameters(prompt))
        .Add("variables", Variables(prompt))
        .Add("messages", prompt.Messages.Map(Message))
        .Add("partials", prompt.Partials.Map(Partial))
        .Add("tools", Tools(prompt))
        .Add("response_format", ResponseFormat(prompt))
        .Build();

    private static JsonValue Message(EffectiveMessage message) => message switch
    {
        EffectiveTemplateMessage template => new JsonObjectBuilder()
            .Add("role", MessageRoles.Name(template.Role)).Add("template", template.Template).Build(),
        EffectiveSlot slot => new JsonObjectBuilder().Add("slot", slot.Name).Build(),
        _ => throw new System.ArgumentException("Unknown kind of message: " + message.GetType().Name, nameof(message)),
    };

    private static JsonValue? Parameters(EffectivePrompt prompt) =>
        prompt.Parameters is { Members.IsEmpty: false } parameters ? CanonicalValue.Of(parameters) : null;

    private static JsonValue Partial(EffectivePartial partial) =>
        new JsonObjectBuilder().Add("name", partial.Name).Add("template", partial.Template).Build();

    /// <summary>As a string of minified JSON: the order of its names reaches the model.</summary>
    private static JsonString? ResponseFormat(EffectivePrompt prompt) => Minified(prompt.ResponseFormat);

    private static JsonArray Tools(EffectivePrompt prompt) => new(prompt.Tools.Map(Tool));

    public static JsonArray Variables(EffectivePrompt prompt) => new(prompt.Variables.Map(Variable));

    /// <summary>A node of the variable schema; every flag is written, what the node does not have is left out.</summary>
    public static JsonObject Type(PromptType type)
    {
        JsonObjectBuilder node = new JsonObjectBuilder()
            .Add("kind", KindName(type.Kind))
            .Add("nullable", type.Nullable)
            .Add("format", type.Format)
            .Add("pattern", type.Pattern)
            .Add("max_length", type.MaxLength)
            .Add("items", type.Items is { } items ? Type(items) : null);
        if (type.Kind == PromptTypeKind.String)
        {
            node.Add("on_overflow", type.OnOverflow == OverflowMode.Truncate ? "truncate" : "error");
        }

        if (type.Kind == PromptTypeKind.Object)
        {
            node.Add("properties", type.Properties.Map<JsonValue>(static property =>
                new JsonObjectBuilder().Add("name", property.Name).Add("type", Type(property.Type)).Build()));
        }

        if (type.Kind == PromptTypeKind.Enum)
        {
            node.Add("values", type.EnumValues.Map<JsonValue>(static value => new JsonString(value)));
        }

        return node.Build();
    }

    public static string KindName(PromptTypeKind kind) => kind switch
    {
        PromptTypeKind.String => "string",
        PromptTypeKind.Integer => "integer",
        PromptTypeKind.Number => "number",
        PromptTypeKind.Decimal => "decimal",
        PromptTypeKind.Boolean => "boolean",
        PromptTypeKind.Date => "date",
        PromptTypeKind.DateTime => "date-time",
        PromptTypeKind.Enum => "enum",
        PromptTypeKind.Array => "array",
        PromptTypeKind.Object => "object",
        _ => throw new System.ArgumentOutOfRangeException(nameof(kind)),
    };

    private static JsonValue Variable(PromptVariable variable) => new JsonObjectBuilder()
        .Add("name", variable.Name)
        .Add("type", Type(variable.Type))
        .Add("untrusted", variable.Untrusted)
        .Add("sensitive", variable.Sensitive)
        .Add("default", variable.Default is { } value ? CanonicalValue.Of(value, variable.Type) : null)
        .Build();

    private static JsonValue Tool(ToolDefinition tool) => new JsonObjectBuilder()
        .Add("name", tool.Name)
        .Add("description", tool.Description)
        .Add("strict", tool.Strict)
        .Add("parameters", Minified(tool.Parameters))
        .Build();

    private static JsonString? Minified(JsonObject? schema) =>
        schema is null ? null : new JsonString(JsonWriter.WriteMinified(schema));
}
