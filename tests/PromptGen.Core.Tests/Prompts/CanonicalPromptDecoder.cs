using System;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using Xunit;

namespace PromptGen.Core.Tests.Prompts;

/// <summary>Makes the prompt again from its canonical text: possible only if no two prompts share one.</summary>
internal static class CanonicalPromptDecoder
{
    public static EffectivePrompt Decode(string canonical)
    {
        JsonObject root = Assert.IsType<JsonObject>(Read(canonical));
        Assert.Equal("promptgen/1", Text(root, "format"));
        return new EffectivePrompt
        {
            Language = Text(root, "language")!,
            Model = Text(root, "model"),
            Parameters = root["parameters"] is { } parameters ? (JsonObject)Value(parameters) : null,
            Variables = List(root, "variables").Select(Variable).ToEquatableArray(),
            Messages = List(root, "messages").Select(Message).ToEquatableArray(),
            Partials = List(root, "partials").Select(static part => new EffectivePartial(Text(part, "name")!, Text(part, "template")!)).ToEquatableArray(),
            Tools = List(root, "tools").Select(static tool => new ToolDefinition(Text(tool, "name")!, Text(tool, "description"), Schema(tool, "parameters"))
            {
                Strict = (tool["strict"] as JsonBoolean)?.Value,
            }).ToEquatableArray(),
            ResponseFormat = Schema(root, "response_format"),
        };
    }

    private static EffectiveMessage Message(JsonObject message) => Text(message, "slot") is { } slot
        ? new EffectiveSlot(slot)
        : new EffectiveTemplateMessage(Enum.Parse<PromptMessageRole>(Text(message, "role")!, ignoreCase: true), Text(message, "template")!);

    private static PromptVariable Variable(JsonObject variable) => new(Text(variable, "name")!, Type((JsonObject)variable["type"]!))
    {
        Untrusted = ((JsonBoolean)variable["untrusted"]!).Value,
        Sensitive = ((JsonBoolean)variable["sensitive"]!).Value,
        Default = variable["default"] is { } value ? Value(value) : null,
    };

    private static PromptType Type(JsonObject type) => new(Enum.Parse<PromptTypeKind>(Text(type, "kind")!.Replace("-", "", StringComparison.Ordinal), ignoreCase: true))
    {
        Nullable = ((JsonBoolean)type["nullable"]!).Value,
        Format = Text(type, "format"),
        Pattern = Text(type, "pattern"),
        MaxLength = type["max_length"] is JsonNumber limit ? int.Parse(limit.Lexeme, CultureInfo.InvariantCulture) : null,
        OnOverflow = Text(type, "on_overflow") == "truncate" ? OverflowMode.Truncate : OverflowMode.Error,
        EnumValues = type["values"] is JsonArray values ? values.Items.Select(static value => ((JsonString)value).Value).ToEquatableArray() : default,
        Items = type["items"] is JsonObject items ? Type(items) : null,
        Properties = type["properties"] is null
            ? default
            : List(type, "properties").Select(static property => new PromptProperty(Text(property, "name")!, Type((JsonObject)property["type"]!))).ToEquatableArray(),
    };

    private static JsonValue Value(JsonValue value) => value switch
    {
        JsonObject { Members: { Count: 1 } members } when members[0].Name == "$number" => new JsonNumber(((JsonString)members[0].Value).Value),
        JsonObject container => new JsonObject(container.Members
            .Select(static member => new JsonMember(member.Name.StartsWith('$') ? member.Name[1..] : member.Name, Value(member.Value)))
            .OrderBy(static member => member.Name, StringComparer.Ordinal)
            .ToEquatableArray()),
        JsonArray list => new JsonArray(list.Items.Select(Value).ToEquatableArray()),
        _ => value,
    };

    private static JsonObject? Schema(JsonObject container, string name) => Text(container, name) is { } text ? (JsonObject)Read(text) : null;

    private static System.Collections.Generic.IEnumerable<JsonObject> List(JsonObject container, string name) => ((JsonArray)container[name]!).Items.Cast<JsonObject>();

    private static string? Text(JsonObject container, string name) => (container[name] as JsonString)?.Value;

    private static JsonValue Read(string text)
    {
        Assert.True(JsonReader.TryRead(text, out JsonValue? value, out JsonSyntaxError? error), error?.Message);
        return value;
    }
}
