using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using PromptGen.Core.Types;
using PromptGen.Language.Interpretation;

namespace PromptGen.Conformance;

/// <summary>The values of a vector as the interpreter takes them.</summary>
internal static class JsonArguments
{
    public static TemplateArguments Read(IReadOnlyList<PromptVariable> variables, JsonElement values)
    {
        TemplateArguments arguments = new(variables.Count);
        for (int i = 0; i < variables.Count; i++)
        {
            Read(variables[i].Type, values.GetProperty(variables[i].Name), ref arguments[i]);
        }

        return arguments;
    }

    private static void Read(PromptType type, JsonElement json, ref TemplateSlot slot)
    {
        bool isNull = json.ValueKind == JsonValueKind.Null;
        switch (type.Kind)
        {
            case PromptTypeKind.Integer:
                slot.Set(isNull ? null : json.GetInt64());
                break;
            case PromptTypeKind.Number:
                slot.Set(isNull ? null : json.GetDouble());
                break;
            case PromptTypeKind.Decimal:
                slot.Set(isNull ? null : Decimal(json));
                break;
            case PromptTypeKind.Boolean:
                slot.Set(isNull ? null : json.GetBoolean());
                break;
            case PromptTypeKind.Date or PromptTypeKind.DateTime:
                slot.Set(isNull ? null : json.GetDateTime());
                break;
            case PromptTypeKind.Array:
                slot.SetList(isNull ? null : List(type.Items!, json));
                break;
            case PromptTypeKind.Object:
                slot.SetObject(isNull ? null : Object(type, json));
                break;
            default:
                slot.Set(json.GetString());
                break;
        }
    }

    private static object List(PromptType items, JsonElement json) => items switch
    {
        { Kind: PromptTypeKind.Integer } => Numbers(items, json, static item => item.GetInt64()),
        { Kind: PromptTypeKind.Number } => Numbers(items, json, static item => item.GetDouble()),
        { Kind: PromptTypeKind.Decimal } => Numbers(items, json, Decimal),
        { Kind: PromptTypeKind.Boolean } => Numbers(items, json, static item => item.GetBoolean()),
        { Kind: PromptTypeKind.Date or PromptTypeKind.DateTime } => Numbers(items, json, static item => item.GetDateTime()),
        { Kind: PromptTypeKind.Array } => json.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Null ? null : List(items.Items!, item)).ToList(),
        { Kind: PromptTypeKind.Object } => json.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Null ? null : Object(items, item)).ToList(),
        _ => json.EnumerateArray().Select(static item => item.GetString()).ToList(),
    };

    private static object Numbers<T>(PromptType items, JsonElement json, Func<JsonElement, T> read)
        where T : struct => items.Nullable
            ? json.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Null ? (T?)null : read(item)).ToList()
            : json.EnumerateArray().Select(read).ToList();

    private static TemplateRecord Object(PromptType type, JsonElement json)
    {
        TemplateSlot[] members = new TemplateSlot[type.Properties.Count];
        for (int i = 0; i < members.Length; i++)
        {
            Read(type.Properties[i].Type, json.GetProperty(type.Properties[i].Name), ref members[i]);
        }

        return new TemplateRecord(members);
    }

    private static decimal Decimal(JsonElement json) => decimal.Parse(json.GetString()!, CultureInfo.InvariantCulture);
}
