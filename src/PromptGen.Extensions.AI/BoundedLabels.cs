using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace PromptGen.Extensions.AI;

/// <summary>
/// Keeps the number of values of a metric's label bounded: values after the limit are recorded as <c>other</c>. A metrics library
/// that meets too many combinations drops all labels, and nothing can be distinguished any more.
/// </summary>
/// <param name="limit">So many values for each key.</param>
internal sealed class BoundedLabels(int limit)
{
    public const string Other = "other";

    private readonly ConcurrentDictionary<string, HashSet<string>> _known = new(StringComparer.Ordinal);

    /// <param name="key">The values of each key are counted apart.</param>
    public string Of(string key, string value)
    {
        HashSet<string> known = _known.GetOrAdd(key, static _ => new HashSet<string>(StringComparer.Ordinal));
        lock (known)
        {
            if (known.Contains(value))
            {
                return value;
            }

            if (known.Count >= limit)
            {
                return Other;
            }

            known.Add(value);
            return value;
        }
    }
}
