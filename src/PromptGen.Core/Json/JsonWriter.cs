using System;
using System.Runtime.CompilerServices;
using PromptGen.Core.Collections;
using PromptGen.Core.Performance;

namespace PromptGen.Core.Json;

/// <summary>
/// Writes JSON in the three forms that PromptGen uses. They share strings (<see cref="JsonStringText"/>) and numbers
/// (<see cref="JsonNumberText"/>), so a value reads the same in each.
/// </summary>
internal static class JsonWriter
{
    /// <summary>
    /// Canonical JSON (RFC 8785): no white space, names sorted by UTF-16 code units. Numbers must be integers within +-(2^53 - 1):
    /// other numbers have another form in a canonical text, see <c>CanonicalValue</c>.
    /// </summary>
    public static string WriteCanonical(JsonValue value)
    {
        TextBuffer output = TextBuffer.Take();
        AppendCanonical(output, value);
        return output.Finish();
    }

    /// <summary>As <see cref="WriteCanonical"/>.</summary>
    public static void AppendCanonical(TextBuffer output, JsonValue value) => AppendCompact(output, value, canonical: true);

    /// <summary>No white space, names in source order, numbers in normal form.</summary>
    public static string WriteMinified(JsonValue value)
    {
        TextBuffer output = TextBuffer.Take();
        AppendCompact(output, value, canonical: false);
        return output.Finish();
    }

    /// <summary>
    /// For people: two spaces an indent, LF, names in source order, empty objects and arrays as <c>{}</c> and <c>[]</c>; ends with
    /// LF.
    /// </summary>
    public static string WriteIndented(JsonValue value)
    {
        TextBuffer output = TextBuffer.Take();
        AppendIndented(output, value, 0);
        output.Append('\n');
        return output.Finish();
    }

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private static void AppendCompact(TextBuffer output, JsonValue value, bool canonical)
    {
        switch (value)
        {
            case JsonObject container:
                output.Append('{');
                EquatableArray<JsonMember> members = canonical ? Sorted(container.Members) : container.Members;
                for (int i = 0; i < members.Count; i++)
                {
                    if (i > 0)
                    {
                        output.Append(',');
                    }

                    JsonStringText.Append(output, members[i].Name);
                    output.Append(':');
                    AppendCompact(output, members[i].Value, canonical);
                }

                output.Append('}');
                break;

            case JsonArray list:
                output.Append('[');
                for (int i = 0; i < list.Items.Count; i++)
                {
                    if (i > 0)
                    {
                        output.Append(',');
                    }

                    AppendCompact(output, list.Items[i], canonical);
                }

                output.Append(']');
                break;

            default:
                AppendScalar(output, value, canonical);
                break;
        }
    }

    private static void AppendIndented(TextBuffer output, JsonValue value, int depth)
    {
        switch (value)
        {
            case JsonObject { Members.IsEmpty: false } container:
                output.Append('{');
                for (int i = 0; i < container.Members.Count; i++)
                {
                    AppendLineBreak(output, i > 0, depth + 1);
                    JsonStringText.Append(output, container.Members[i].Name);
                    output.Append(": ");
                    AppendIndented(output, container.Members[i].Value, depth + 1);
                }

                AppendLineBreak(output, false, depth);
                output.Append('}');
                break;

            case JsonArray { Items.IsEmpty: false } list:
                output.Append('[');
                for (int i = 0; i < list.Items.Count; i++)
                {
                    AppendLineBreak(output, i > 0, depth + 1);
                    AppendIndented(output, list.Items[i], depth + 1);
                }

                AppendLineBreak(output, false, depth);
                output.Append(']');
                break;

            default:
                AppendCompact(output, value, canonical: false);
                break;
        }
    }

    private static void AppendLineBreak(TextBuffer output, bool comma, int depth)
    {
        if (comma)
        {
            output.Append(',');
        }

        output.Append('\n');
        output.Append(' ', depth * 2);
    }

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private static void AppendScalar(TextBuffer output, JsonValue value, bool canonical)
    {
        switch (value)
        {
            case JsonString text:
                JsonStringText.Append(output, text.Value);
                break;
            case JsonNumber number:
                string normal = JsonNumberText.Normalize(number.Lexeme);
                if (canonical && !JsonNumberText.IsSafeInteger(normal))
                {
                    throw new ArgumentException("Canonical JSON can contain only integers within +-(2^53 - 1), not " + normal + ".", nameof(value));
                }

                output.Append(normal);
                break;
            case JsonBoolean boolean:
                output.Append(boolean.Value ? "true" : "false");
                break;
            case JsonNull:
                output.Append("null");
                break;
            default:
                throw new ArgumentException("Unknown kind of JSON value: " + value.GetType().Name, nameof(value));
        }
    }

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private static EquatableArray<JsonMember> Sorted(EquatableArray<JsonMember> members)
    {
        for (int i = 1; i < members.Count; i++)
        {
            if (string.CompareOrdinal(members[i - 1].Name, members[i].Name) >= 0)
            {
                JsonMember[] sorted = new JsonMember[members.Count];
                for (int j = 0; j < sorted.Length; j++)
                {
                    sorted[j] = members[j];
                }

                Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
                return new EquatableArray<JsonMember>(sorted);
            }
        }

        return members;
    }
}
