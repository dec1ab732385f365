using System;
using System.Collections.Generic;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Types;

namespace PromptGen.Core.Prompts;

/// <summary>Reads what <see cref="CanonicalPrompt"/> and <see cref="PromptContract.ToJson"/> write.</summary>
/// <remarks>
/// What it does not know is refused. A prompt is trusted only where writing it again gives the bytes that it was read from: the
/// caller compares hashes.
/// </remarks>
internal static class CanonicalPromptReader
{
    /// <exception cref="FormatException">It is not the canonical form of a prompt of this language; the message says where.</exception>
    public static EffectivePrompt Prompt(JsonValue value)
    {
        JsonObject prompt = Object(value, "the prompt");
        RefuseUnknown(prompt, "the prompt", "format", "language", "model", "parameters", "variables", "messages", "partials", "tools", "response_format");
        if (Text(prompt, "format") != CanonicalPrompt.Format)
        {
            throw new FormatException("Its format is not " + CanonicalPrompt.Format + ".");
        }

        return new EffectivePrompt
        {
            Language = Text(prompt, "language"),
            Model = OptionalText(prompt, "model"),
            Parameters = prompt["parameters"] is { } parameters ? CanonicalValue.Read(Object(parameters, "parameters")) as JsonObject ?? throw Wrong("parameters", "is a number") : null,
            Variables = Distinct(Items(prompt["variables"], "variables").Map(Variable), static variable => variable.Name, "variables"),
            Messages = Items(prompt["messages"], "messages").Map(Message),
            Partials = Distinct(Items(prompt["partials"], "partials").Map(Partial), static partial => partial.Name, "partials"),
            Tools = Distinct(Items(prompt["tools"], "tools").Map(Tool), static tool => tool.Name, "tools"),
            ResponseFormat = Minified(prompt["response_format"], "response_format"),
        };
    }

    /// <exception cref="FormatException">It is not a contract.</exception>
    public static PromptContract Contract(JsonValue value)
    {
        JsonObject contract = Object(value, "the contract");
        return new PromptContract(
            Items(contract["variables"], "variables").Map(static item =>
            {
                JsonObject variable = Object(item, "variables");
                return new ContractVariable(Text(variable, "name"), Type(variable["type"], "variables"), Flag(variable, "required"));
            }),
            Items(contract["slots"], "slots").Map(static slot => slot is JsonString name ? name.Value : throw Wrong("slots", "contains something other than a name")),
            Items(contract["tools"], "tools").Map(static item =>
            {
                JsonObject tool = Object(item, "tools");
                return new ContractTool(Text(tool, "name"), Minified(tool["parameters"], "tools"));
            }),
            MinifiedValue(contract["response_schema"], "response_schema"));
    }

    private static PromptVariable Variable(JsonValue value)
    {
        JsonObject variable = Object(value, "variables");
        RefuseUnknown(variable, "variables", "name", "type", "untrusted", "sensitive", "default");
        PromptType type = Type(variable["type"], "variables");
        return new PromptVariable(Text(variable, "name"), type)
        {
            Default = variable["default"] is { } given ? CanonicalValue.Read(given) : null,
            Untrusted = Flag(variable, "untrusted"),
            Sensitive = Flag(variable, "sensitive"),
        };
    }

    private static PromptType Type(JsonValue? value, string place)
    {
        JsonObject type = Object(value, place);
        RefuseUnknown(type, place, "kind", "nullable", "format", "pattern", "max_length", "items", "on_overflow", "properties", "values");
        return new PromptType(Kind(Text(type, "kind"), place))
        {
            Nullable = Flag(type, "nullable"),
            Format = OptionalText(type, "format"),
            Pattern = OptionalText(type, "pattern"),
            MaxLength = type["max_length"] is JsonNumber length && int.TryParse(
                length.Lexeme, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int limit) ? limit : null,
            Items = type["items"] is { } items ? Type(items, place) : null,
            OnOverflow = OptionalText(type, "on_overflow") == "truncate" ? OverflowMode.Truncate : OverflowMode.Error,
            Properties = type["properties"] is { } properties ? Distinct(Items(properties, place).Map(item => Property(item, place)), static property => property.Name, place) : default,
            EnumValues = type["values"] is { } values
                ? Items(values, place).Map(item => item is JsonString text ? text.Value : throw Wrong(place, "has an enum value that is not a text"))
                : default,
        };
    }

    private static PromptProperty Property(JsonValue value, string place)
    {
        JsonObject property = Object(value, place);
        RefuseUnknown(property, place, "name", "type");
        return new PromptProperty(Text(property, "name"), Type(property["type"], place));
    }

    private static PromptTypeKind Kind(string name, string place)
    {
        for (PromptTypeKind kind = PromptTypeKind.String; kind <= PromptTypeKind.Object; kind++)
        {
            if (CanonicalPrompt.KindName(kind) == name)
            {
                return kind;
            }
        }

        throw Wrong(place, "has a type that is not known");
    }

    private static EffectiveMessage Message(JsonValue value)
    {
        JsonObject message = Object(value, "messages");
        if (message["slot"] is not null)
        {
            RefuseUnknown(message, "messages", "slot");
            return new EffectiveSlot(Text(message, "slot"));
        }

        RefuseUnknown(message, "messages", "role", "template");
        return new EffectiveTemplateMessage(Role(Text(message, "role")), Text(message, "template"));
    }

    private static PromptMessageRole Role(string name) => MessageRoles.Find(name) ?? throw Wrong("messages", "has a role that is not known");

    private static EffectivePartial Partial(JsonValue value)
    {
        JsonObject partial = Object(value, "partials");
        RefuseUnknown(partial, "partials", "name", "template");
        return new EffectivePartial(Text(partial, "name"), Text(partial, "template"));
    }

    private static ToolDefinition Tool(JsonValue value)
    {
        JsonObject tool = Object(value, "tools");
        RefuseUnknown(tool, "tools", "name", "description", "strict", "parameters");
        return new ToolDefinition(Text(tool, "name"), OptionalText(tool, "description"), Minified(tool["parameters"], "tools"))
        {
            Strict = tool["strict"] is JsonBoolean strict ? strict.Value : null,
        };
    }

    /// <summary>An object that the text contains as a string of minified JSON.</summary>
    private static JsonObject? Minified(JsonValue? value, string place) => MinifiedValue(value, place) switch
    {
        null => null,
        JsonObject schema => schema,
        _ => throw Wrong(place, "has a schema that is not a JSON object"),
    };

    private static JsonValue? MinifiedValue(JsonValue? value, string place)
    {
        if (value is null or JsonNull)
        {
            return null;
        }

        if (value is not JsonString text)
        {
            throw Wrong(place, "has a schema that is not a text");
        }

        return JsonReader.TryRead(text.Value, out JsonValue? schema, out _) ? schema : throw Wrong(place, "has a schema that is not JSON");
    }

    private static void RefuseUnknown(JsonObject container, string place, params string[] known)
    {
        foreach (JsonMember member in container.Members)
        {
            if (Array.IndexOf(known, member.Name) < 0)
            {
                throw Wrong(place, "has the unknown member '" + member.Name + "'");
            }
        }
    }

    private static JsonObject Object(JsonValue? value, string place) => value as JsonObject ?? throw Wrong(place, "is not a JSON object");

    private static EquatableArray<JsonValue> Items(JsonValue? value, string place) =>
        value is JsonArray list ? list.Items : throw Wrong(place, "is not a JSON array");

    /// <summary>Refuses a name that occurs twice: whatever looks it up would find one of the two.</summary>
    private static EquatableArray<T> Distinct<T>(EquatableArray<T> items, Func<T, string> name, string place)
        where T : IEquatable<T>
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (T item in items)
        {
            if (!names.Add(name(item)))
            {
                throw Wrong(place, "has the name '" + name(item) + "' twice");
            }
        }

        return items;
    }

    private static bool Flag(JsonObject container, string name) =>
        container[name] is JsonBoolean flag ? flag.Value : throw Wrong(name, "is not true or false");

    private static string Text(JsonObject container, string name) => OptionalText(container, name) ?? throw Wrong(name, "is missing");

    private static string? OptionalText(JsonObject container, string name) => container[name] switch
    {
        null => null,
        JsonString text => text.Value,
        _ => throw Wrong(name, "is not a text"),
    };

    private static FormatException Wrong(string place, string reason) => new(ShortText.Cut("`" + place + "` " + reason + ".", ShortText.Message));
}
