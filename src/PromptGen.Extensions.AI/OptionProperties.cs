using System;
using System.Collections.Generic;
using System.Text.Json;

namespace PromptGen.Extensions.AI;

/// <summary>Compares additional properties. Their names are compared as they are written, since that is how they are sent.</summary>
internal static class OptionProperties
{
    /// <param name="allowed">Names that count as no change.</param>
    public static bool AreSame(
        IEnumerable<KeyValuePair<string, object?>>? promised, IEnumerable<KeyValuePair<string, object?>>? sent, ISet<string> allowed)
    {
        Dictionary<string, object?> missing = new(promised ?? [], StringComparer.Ordinal);
        foreach ((string name, object? value) in sent ?? [])
        {
            if (missing.Remove(name, out object? expected) ? !IsSameValue(expected, value) : !allowed.Contains(name))
            {
                return false;
            }
        }

        return missing.Count == 0;
    }

    private static bool IsSameValue(object? promised, object? value) => promised is JsonElement left && value is JsonElement right
        ? ModelJson.AreSame(left, right)
        : Equals(promised, value);
}
