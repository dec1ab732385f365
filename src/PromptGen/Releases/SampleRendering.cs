using System;
using System.Collections.Generic;
using PromptGen.Core.Types;
using PromptGen.Language.Interpretation;

namespace PromptGen.Releases;

/// <summary>Renders a version with made-up values before anybody is served with it.</summary>
/// <remarks>
/// A template may refuse values by what they are, such as a division by one that is zero. So it is tried with three sets, and only a version
/// that renders with none of them is refused.
/// </remarks>
internal static class SampleRendering
{
    private static readonly DateTime Day = new(2026, 3, 15, 9, 30, 0, DateTimeKind.Utc);

    /// <exception cref="PromptRenderException">No set of values could be rendered.</exception>
    public static void Try(PackedPrompt prompt, PromptIdentity identity)
    {
        PromptRenderException? failure = null;
        for (int items = 1; items <= 3; items++)
        {
            TemplateSlot[] values = new TemplateSlot[prompt.Variables.Count];
            for (int i = 0; i < values.Length; i++)
            {
                Fill(prompt.Variables[i].Type, items % 3, ref values[i]);
            }

            try
            {
                prompt.Render(values, new NoMessages(), identity);
                return;
            }
            catch (PromptRenderException exception)
            {
                failure = exception;
            }
        }

        throw failure!;
    }

    private static void Fill(PromptType type, int items, ref TemplateSlot slot)
    {
        switch (type.Kind)
        {
            case PromptTypeKind.Integer:
                slot.Set(items + 1L);
                break;
            case PromptTypeKind.Number:
                slot.Set(items + 1.5);
                break;
            case PromptTypeKind.Decimal:
                slot.Set(items + 1.5m);
                break;
            case PromptTypeKind.Boolean:
                slot.Set(items > 0);
                break;
            case PromptTypeKind.Date or PromptTypeKind.DateTime:
                slot.Set(Day);
                break;
            case PromptTypeKind.Enum:
                slot.Set(type.EnumValues[items % type.EnumValues.Count]);
                break;
            case PromptTypeKind.Array:
                slot.SetList(List(type.Items!, items));
                break;
            case PromptTypeKind.Object:
                slot.SetObject(Object(type, items));
                break;
            default:
                slot.Set(Text(type, items));
                break;
        }
    }

    private static string Text(PromptType type, int items)
    {
        string text = items == 0 ? "" : "sample";
        return type.MaxLength is { } limit && text.Length > limit ? text.Substring(0, limit) : text;
    }

    private static object List(PromptType type, int items)
    {
        TypedList list = TypedList.Of(type);
        for (int i = 0; i < items; i++)
        {
            TemplateSlot item = default;
            Fill(type, items, ref item);
            list.Add(in item);
        }

        return list.Items;
    }

    private static TemplateRecord Object(PromptType type, int items)
    {
        TemplateSlot[] members = new TemplateSlot[type.Properties.Count];
        for (int i = 0; i < members.Length; i++)
        {
            Fill(type.Properties[i].Type, items, ref members[i]);
        }

        return new TemplateRecord(members);
    }

    /// <summary>No messages for whatever slots there are.</summary>
    private sealed class NoMessages : IReadOnlyList<IReadOnlyList<PromptMessage>>
    {
        public int Count => 0;

        public IReadOnlyList<PromptMessage> this[int index] => [];

        public IEnumerator<IReadOnlyList<PromptMessage>> GetEnumerator() => ((IEnumerable<IReadOnlyList<PromptMessage>>)[]).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
