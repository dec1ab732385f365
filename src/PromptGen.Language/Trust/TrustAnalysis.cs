using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Trust;

/// <summary>
/// Finds where text that someone outside wrote would reach the instructions of a prompt without a fence. Trust belongs to values:
/// it is followed through the bound template in the order in which a rendering evaluates it, joined where paths meet, and followed
/// again through loops and recursive partials until nothing new is learnt. A partial is followed once for each trust in what it
/// names.
/// </summary>
internal sealed class TrustAnalysis
{
    // Further ways to enter a partial share one activation, which is entered with the least trust of all: the work stays bounded.
    private const int GreatestEntries = 16;

    // Deeper includes are followed later instead of on the stack.
    private const int GreatestDepth = 24;

    private const string OtherEntries = "*";

    private readonly HashSet<string> _untrusted;
    private readonly Dictionary<BoundPartial, Dictionary<string, Activation>> _activations = [];
    private readonly Queue<Activation> _stale = new();
    private int _depth;

    private TrustAnalysis(HashSet<string> untrusted) => _untrusted = untrusted;

    /// <summary>Finds the problems of a message, those of the message itself before those of its partials.</summary>
    /// <param name="body">The message, which does not have other problems.</param>
    /// <param name="untrusted">The names of the untrusted variables.</param>
    public static IReadOnlyList<TemplateProblem> Find(BoundBlock body, IEnumerable<string> untrusted)
    {
        HashSet<string> names = new(untrusted, StringComparer.Ordinal);
        return names.Count == 0 ? [] : new TrustAnalysis(names).Find(body);
    }

    public ValueTrust Of(BoundVariable variable) => _untrusted.Contains(variable.Name) ? ValueTrust.Untrusted : ValueTrust.Trusted;

    public TrustState CreateState() => new(_untrusted);

    /// <summary>The known results of a partial for this way of entering it.</summary>
    public Activation Enter(BoundPartial partial, TrustState entry, Activation user)
    {
        Activation activation = Find(partial, entry);
        if (activation.IsStale && !activation.IsRunning)
        {
            if (_depth < GreatestDepth)
            {
                Run(activation);
            }
            else
            {
                _stale.Enqueue(activation);
            }
        }

        activation.Users.Add(user);
        return activation;
    }

    private List<TemplateProblem> Find(BoundBlock body)
    {
        Activation message = new(body, partial: null, CreateState());
        _stale.Enqueue(message);
        while (_stale.Count > 0)
        {
            Activation next = _stale.Dequeue();
            if (next.IsStale)
            {
                Run(next);
            }
        }

        TrustReport report = new(message);
        while (report.Next() is { } activation)
        {
            new TrustFlow(this, activation, report).Run();
        }

        return report.Problems;
    }

    private void Run(Activation activation)
    {
        activation.IsStale = false;
        activation.IsRunning = true;
        _depth++;
        TrustFlow flow = new(this, activation, report: null);
        flow.Run();
        _depth--;
        activation.IsRunning = false;
        if (activation.Learn(flow.State, flow.Written))
        {
            foreach (Activation user in activation.Users)
            {
                MarkStale(user);
            }
        }
    }

    private void MarkStale(Activation activation)
    {
        activation.IsStale = true;
        _stale.Enqueue(activation);
    }

    private Activation Find(BoundPartial partial, TrustState entry)
    {
        if (!_activations.TryGetValue(partial, out Dictionary<string, Activation>? known))
        {
            _activations[partial] = known = new Dictionary<string, Activation>(StringComparer.Ordinal);
        }

        string key = string.Join(";", partial.Parameters.Concat(partial.Captured.Values).Select(symbol => entry[symbol]));
        if (known.TryGetValue(key, out Activation? activation))
        {
            return activation;
        }

        if (known.Count < GreatestEntries)
        {
            return known[key] = new Activation(partial.Body, partial, entry);
        }

        if (!known.TryGetValue(OtherEntries, out Activation? others))
        {
            return known[OtherEntries] = new Activation(partial.Body, partial, entry);
        }

        TrustState joined = TrustState.Join(others.Entry, entry)!;
        if (!TrustState.AreEqual(joined, others.Entry))
        {
            others.Entry = joined;
            MarkStale(others);
        }

        return others;
    }
}
