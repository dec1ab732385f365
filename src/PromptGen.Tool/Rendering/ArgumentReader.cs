using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Json;
using PromptGen.Core.Types;
using PromptGen.Generated;
using PromptGen.Language.Interpretation;
using PromptGen.Tool.Showing;
using Argument = PromptGen.Generated.Argument;

namespace PromptGen.Tool.Rendering;

/// <summary>Values in JSON as the interpreter takes them, under the rules that generated code applies.</summary>
/// <param name="identity">The version that is rendered.</param>
/// <param name="isSensitive">Problems say what kind of value was given and do not quote it, at any depth.</param>
internal sealed class ArgumentReader(PromptIdentity identity, bool isSensitive)
{
    /// <exception cref="ArgumentProblem">The value does not fit.</exception>
    public void Read(PromptType type, JsonValue value, string path, ref TemplateSlot slot)
    {
        if (value is JsonNull && !type.Nullable)
        {
            throw ArgumentProblem.Wrong(path, "is null, and the prompt file does not allow that");
        }

        bool isNull = value is JsonNull;
        switch (type.Kind)
        {
            case PromptTypeKind.Integer:
                slot.Set(isNull ? (long?)null : Integer(value, path));
                break;
            case PromptTypeKind.Number:
                slot.Set(isNull ? (double?)null : Number(value, path));
                break;
            case PromptTypeKind.Decimal:
                slot.Set(isNull ? (decimal?)null : Decimal(value, path));
                break;
            case PromptTypeKind.Boolean:
                slot.Set(isNull ? (bool?)null : Boolean(value, path));
                break;
            case PromptTypeKind.Date or PromptTypeKind.DateTime:
                slot.Set(isNull ? (DateTime?)null : Instant(value, path));
                break;
            case PromptTypeKind.Array:
                slot.SetList(isNull ? null : List(type.Items!, value, path));
                break;
            case PromptTypeKind.Object:
                slot.SetObject(isNull ? null : Object(type, value, path));
                break;
            default:
                slot.Set(isNull ? null : Text(type, value, path));
                break;
        }
    }

    private string Text(PromptType type, JsonValue value, string path)
    {
        if (value is not JsonString { Value: { } text })
        {
            throw ArgumentProblem.Wrong(path, "must be a text in quotes, not " + Shown(value));
        }

        if (type.Kind == PromptTypeKind.Enum)
        {
            return type.EnumValues.Contains(text) ? text : throw ArgumentProblem.Wrong(path, "is not one of " + string.Join(", ", type.EnumValues));
        }

        if (type.MaxLength is { } length)
        {
            if (type.OnOverflow == OverflowMode.Truncate)
            {
                text = Argument.Truncated(text, length);
            }
            else
            {
                Argument.MaxLength(text, length, identity, path);
            }
        }

        if (type.Pattern is { } pattern)
        {
            Argument.Matching(text, new PromptPattern(pattern), identity, path);
        }

        return text;
    }

    private object List(PromptType items, JsonValue value, string path)
    {
        if (value is not JsonArray list)
        {
            throw ArgumentProblem.Wrong(path, "must be a list such as [...], not " + Shown(value));
        }

        return items.Kind switch
        {
            PromptTypeKind.Integer => Values(items, list, path, Integer),
            PromptTypeKind.Number => Values(items, list, path, Number),
            PromptTypeKind.Decimal => Values(items, list, path, Decimal),
            PromptTypeKind.Boolean => Values(items, list, path, Boolean),
            PromptTypeKind.Date or PromptTypeKind.DateTime => Values(items, list, path, Instant),
            PromptTypeKind.Array => References(items, list, path, (inner, item, at) => List(inner.Items!, item, at)),
            PromptTypeKind.Object => References<ITemplateObject>(items, list, path, Object),
            _ => References(items, list, path, Text),
        };
    }

    private static object Values<T>(PromptType items, JsonArray list, string path, Func<JsonValue, string, T> read)
        where T : struct => items.Nullable
            ? list.Items.Select((item, index) => item is JsonNull ? (T?)null : read(item, Item(path, index))).ToList()
            : list.Items.Select((item, index) => read(NotNull(item, Item(path, index)), Item(path, index))).ToList();

    private static List<T?> References<T>(PromptType items, JsonArray list, string path, Func<PromptType, JsonValue, string, T> read)
        where T : class => [.. list.Items.Select((item, index) =>
            item is JsonNull && items.Nullable ? null : read(items, NotNull(item, Item(path, index)), Item(path, index)))];

    private TemplateRecord Object(PromptType type, JsonValue value, string path)
    {
        if (value is not JsonObject json)
        {
            throw ArgumentProblem.Wrong(path, "must be an object such as {...}, not " + Shown(value));
        }

        foreach (JsonMember member in json.Members)
        {
            if (type.FindProperty(member.Name) is null)
            {
                throw ArgumentProblem.Wrong(
                    path, (isSensitive ? "has a property that is not defined" : "has no property `" + member.Name + "`") + "; its type is " + TypeText.Of(type));
            }
        }

        TemplateSlot[] members = new TemplateSlot[type.Properties.Count];
        for (int i = 0; i < members.Length; i++)
        {
            PromptProperty property = type.Properties[i];
            Read(property.Type, json[property.Name] ?? JsonNull.Instance, path + "." + property.Name, ref members[i]);
        }

        return new TemplateRecord(members);
    }

    private long Integer(JsonValue value, string path) =>
        value is JsonNumber number && decimal.TryParse(number.Lexeme, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)
            && exact == decimal.Truncate(exact) && exact is >= long.MinValue and <= long.MaxValue
            ? (long)exact
            : throw ArgumentProblem.Wrong(path, "must be a whole number, not " + Shown(value));

    private double Number(JsonValue value, string path) => value is JsonNumber number
        ? double.Parse(number.Lexeme, NumberStyles.Float, CultureInfo.InvariantCulture)
        : throw ArgumentProblem.Wrong(path, "must be a number, not " + Shown(value));

    private decimal Decimal(JsonValue value, string path)
    {
        string? text = value is JsonNumber number ? number.Lexeme : (value as JsonString)?.Value;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)
            ? exact
            : throw ArgumentProblem.Wrong(path, "must be a decimal number, not " + Shown(value));
    }

    private bool Boolean(JsonValue value, string path) => value is JsonBoolean boolean
        ? boolean.Value
        : throw ArgumentProblem.Wrong(path, "must be true or false, not " + Shown(value));

    private DateTime Instant(JsonValue value, string path)
    {
        if (value is not JsonString { Value: { } text }
            || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime instant)
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset absolute))
        {
            throw ArgumentProblem.Wrong(path, "must be a date such as 2026-03-15 or 2026-03-15T09:30:00Z, not " + Shown(value));
        }

        // The time zone of this machine must not reach a prompt.
        return instant.Kind == DateTimeKind.Local ? absolute.UtcDateTime : instant;
    }

    private string Shown(JsonValue value) => !isSensitive ? JsonWriter.WriteMinified(value) : value switch
    {
        JsonNull => "null",
        JsonBoolean => "true or false",
        JsonNumber => "this number",
        JsonString => "this text",
        JsonArray => "a list",
        _ => "an object",
    };

    private static JsonValue NotNull(JsonValue item, string path) =>
        item is JsonNull ? throw ArgumentProblem.Wrong(path, "is null, and the prompt file does not allow that") : item;

    private static string Item(string path, int index) => path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]";
}
