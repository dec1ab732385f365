using System.Collections.Generic;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Trust;

/// <summary>The trust in the names of a template at one point.</summary>
/// <param name="declared">The untrusted variables of the prompt: a name that is one of them begins with its value.</param>
internal sealed class TrustState(HashSet<string> declared)
{
    private Dictionary<LocalSymbol, ValueTrust> _values = [];

    // Copies share the values until one of them changes: most branches of a template assign nothing.
    private bool _isShared;

    private HashSet<string> Declared { get; } = declared;

    public ValueTrust this[LocalSymbol symbol]
    {
        get => _values.TryGetValue(symbol, out ValueTrust? trust) ? trust : Initial(symbol);
        set
        {
            if (this[symbol].Equals(value))
            {
                return;
            }

            if (_isShared)
            {
                _values = new Dictionary<LocalSymbol, ValueTrust>(_values);
                _isShared = false;
            }

            if (value.Equals(Initial(symbol)))
            {
                _values.Remove(symbol);
            }
            else
            {
                _values[symbol] = value;
            }
        }
    }

    public TrustState Copy()
    {
        _isShared = true;
        return new TrustState(Declared) { _values = _values, _isShared = true };
    }

    /// <summary>The state where two paths meet. Null is the state of a point that no path reaches.</summary>
    public static TrustState? Join(TrustState? left, TrustState? right)
    {
        if (left is null || right is null || ReferenceEquals(left._values, right._values))
        {
            return (left ?? right)?.Copy();
        }

        TrustState joined = left.Copy();
        foreach (LocalSymbol symbol in left._values.Keys)
        {
            joined[symbol] = ValueTrust.Join(left[symbol], right[symbol]);
        }

        foreach (LocalSymbol symbol in right._values.Keys)
        {
            joined[symbol] = ValueTrust.Join(left[symbol], right[symbol]);
        }

        return joined;
    }

    public static bool AreEqual(TrustState? left, TrustState? right)
    {
        if (left is null || right is null || ReferenceEquals(left._values, right._values))
        {
            return left is null == right is null;
        }

        if (left._values.Count != right._values.Count)
        {
            return false;
        }

        foreach (LocalSymbol symbol in left._values.Keys)
        {
            if (!left[symbol].Equals(right[symbol]))
            {
                return false;
            }
        }

        return true;
    }

    private ValueTrust Initial(LocalSymbol symbol) =>
        symbol.InitialVariable is { } variable && Declared.Contains(variable) ? ValueTrust.Untrusted : ValueTrust.Trusted;
}
