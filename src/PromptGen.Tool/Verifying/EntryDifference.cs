using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;

namespace PromptGen.Tool.Verifying;

/// <summary>A field of a manifest's entry that is not what it should be.</summary>
/// <param name="Field">Its path, such as <c>components.partials.tone</c> or <c>messages[0].role</c>.</param>
/// <param name="Expected">Null where the entry should not have it.</param>
/// <param name="Found">Null where the entry does not have it.</param>
internal sealed record EntryDifference(string Field, JsonValue? Expected, JsonValue? Found)
{
    private const int LongestValue = 100;

    /// <summary>All differences, in the order of the expected fields, then of those that should not be there.</summary>
    public static IEnumerable<EntryDifference> Between(JsonObject expected, JsonObject found) => Members("", expected, found);

    /// <summary>What of the entry's value should be there, in the words of a message.</summary>
    public string ExpectedText => Text(Expected);

    public string FoundText => Text(Found);

    private static IEnumerable<EntryDifference> Of(string field, JsonValue? expected, JsonValue? found) => (expected, found) switch
    {
        (JsonObject first, JsonObject second) => Members(field, first, second),
        (JsonArray first, JsonArray second) => Items(field, first, second),
        _ => Equals(expected, found) ? [] : [new EntryDifference(field, expected, found)],
    };

    private static EntryDifference[] Members(string field, JsonObject expected, JsonObject found)
    {
        string[] names = [.. expected.Members.Select(static member => member.Name).Concat(found.Members.Select(static member => member.Name)).Distinct(StringComparer.Ordinal)];
        EntryDifference[] differences = [.. names.SelectMany(name => Of(field.Length == 0 ? name : field + "." + name, expected[name], found[name]))];
        // The order of names is part of the bytes that a build writes.
        return differences.Length == 0 && !expected.Equals(found) ? [new EntryDifference(field.Length == 0 ? found.Members[0].Name : field, expected, found)] : differences;
    }

    private static IEnumerable<EntryDifference> Items(string field, JsonArray expected, JsonArray found)
    {
        for (int i = 0; i < Math.Max(expected.Items.Count, found.Items.Count); i++)
        {
            string item = field + "[" + i.ToString(CultureInfo.InvariantCulture) + "]";
            foreach (EntryDifference difference in Of(item, At(expected, i), At(found, i)))
            {
                yield return difference;
            }
        }
    }

    private static JsonValue? At(JsonArray list, int index) => index < list.Items.Count ? list.Items[index] : null;

    private static string Text(JsonValue? value) => value switch
    {
        null => "nothing",
        JsonString text => ShortText.Cut(text.Value.Length == 0 ? "\"\"" : text.Value, LongestValue),
        _ => ShortText.Cut(JsonWriter.WriteMinified(value), LongestValue),
    };
}
