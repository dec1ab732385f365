#if NET8_0_OR_GREATER
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Threading;

namespace PromptGen.Releases;

/// <summary>The totals by labels, which collectors of metrics read. Counting does not call other code, so a listener cannot delay a
/// rendering or an update.</summary>
/// <param name="labels">Two names at most.</param>
internal sealed class CountedTotals(params string[] labels)
{
    // Versions come and go: what is beyond so many combinations is counted together.
    private const int Greatest = 1000;
    private const string Other = "other";

    private readonly ConcurrentDictionary<(string First, string Second), StrongBox<long>> _totals = new();

    public void Add(string first = "", string second = "")
    {
        (string, string) key = (first, second);
        if (!_totals.TryGetValue(key, out StrongBox<long>? total))
        {
            total = _totals.GetOrAdd(_totals.Count < Greatest ? key : (Other, Other), static _ => new StrongBox<long>());
        }

        Interlocked.Increment(ref total.Value);
    }

    public IEnumerable<Measurement<long>> Now()
    {
        foreach (KeyValuePair<(string First, string Second), StrongBox<long>> total in _totals)
        {
            KeyValuePair<string, object?>[] values = new KeyValuePair<string, object?>[labels.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = new KeyValuePair<string, object?>(labels[i], i == 0 ? total.Key.First : total.Key.Second);
            }

            yield return new Measurement<long>(Interlocked.Read(ref total.Value.Value), values);
        }
    }
}
#endif
