using System.Text.Json;

namespace PromptGen.Extensions.AI;

/// <summary>JSON as a model reads it: the order of names counts, white space does not.</summary>
internal static class ModelJson
{
    public static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static bool AreSame(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        switch (left.ValueKind)
        {
            case JsonValueKind.Object:
                using (JsonElement.ObjectEnumerator others = right.EnumerateObject())
                {
                    foreach (JsonProperty property in left.EnumerateObject())
                    {
                        if (!others.MoveNext() || others.Current.Name != property.Name || !AreSame(property.Value, others.Current.Value))
                        {
                            return false;
                        }
                    }

                    return !others.MoveNext();
                }

            case JsonValueKind.Array:
                if (left.GetArrayLength() != right.GetArrayLength())
                {
                    return false;
                }

                for (int i = 0; i < left.GetArrayLength(); i++)
                {
                    if (!AreSame(left[i], right[i]))
                    {
                        return false;
                    }
                }

                return true;
            case JsonValueKind.String:
                return left.GetString() == right.GetString();
            case JsonValueKind.Number:
                return left.GetRawText() == right.GetRawText();
            default:
                return true;
        }
    }
}
