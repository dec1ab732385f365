using System;
using System.Collections.Generic;
using System.Globalization;
using PromptGen.Core.Json;
using PromptGen.Core.Types;
using PromptGen.Language.Interpretation;

namespace PromptGen.Releases;

/// <summary>Defaults of variables as the interpreter takes values.</summary>
internal static class JsonValues
{
    /// <exception cref="FormatException">The value does not fit the type.</exception>
    public static void Read(PromptType type, JsonValue value, ref TemplateSlot slot)
    {
        if (value is JsonNull)
        {
            // An empty slot is null, whatever the type.
            return;
        }

        switch (type.Kind, value)
        {
            case (PromptTypeKind.Integer, JsonNumber number):
                slot.Set((long)decimal.Parse(number.Lexeme, NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
            case (PromptTypeKind.Number, JsonNumber number):
                slot.Set(double.Parse(number.Lexeme, NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
            case (PromptTypeKind.Decimal, JsonNumber number):
                slot.Set(decimal.Parse(number.Lexeme, NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
            case (PromptTypeKind.Decimal, JsonString text):
                slot.Set(decimal.Parse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
            case (PromptTypeKind.Boolean, JsonBoolean boolean):
                slot.Set(boolean.Value);
                break;
            case (PromptTypeKind.Date or PromptTypeKind.DateTime, JsonString text):
                slot.Set(Instant(text.Value));
                break;
            case (PromptTypeKind.String or PromptTypeKind.Enum, JsonString text):
                slot.Set(text.Value);
                break;
            case (PromptTypeKind.Array, JsonArray array):
                slot.SetList(List(type.Items!, array));
                break;
            case (PromptTypeKind.Object, JsonObject json):
                slot.SetObject(Object(type, json));
                break;
            default:
                throw new FormatException("A default does not fit the type of its variable.");
        }
    }

    private static object List(PromptType items, JsonArray array)
    {
        TypedList list = TypedList.Of(items);
        foreach (JsonValue value in array.Items)
        {
            TemplateSlot item = default;
            Read(items, value, ref item);
            list.Add(in item);
        }

        return list.Items;
    }

    private static TemplateRecord Object(PromptType type, JsonObject json)
    {
        TemplateSlot[] members = new TemplateSlot[type.Properties.Count];
        for (int i = 0; i < members.Length; i++)
        {
            Read(type.Properties[i].Type, json[type.Properties[i].Name] ?? JsonNull.Instance, ref members[i]);
        }

        return new TemplateRecord(members);
    }

    // The time zone of this machine must not reach a prompt.
    private static DateTime Instant(string text)
    {
        DateTime value = DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        return value.Kind == DateTimeKind.Local ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime : value;
    }
}
