using System.Collections.Generic;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Trust;

/// <summary>The message, or a partial as it is entered with certain trust in what it names: what is known of it so far.</summary>
internal sealed class Activation(BoundBlock body, BoundPartial? partial, TrustState entry)
{
    public BoundBlock Body { get; } = body;

    /// <summary>Null for the message.</summary>
    public BoundPartial? Partial { get; } = partial;

    public TrustState Entry { get; set; } = entry;

    /// <summary>The trust in names at the end; null while no path to the end is known.</summary>
    public TrustState? Exit { get; private set; }

    /// <summary>The least trusted text that it writes.</summary>
    public TrustLevel Written { get; private set; }

    /// <summary>What was followed with what was known of this one: is followed again when more is known.</summary>
    public HashSet<Activation> Users { get; } = [];

    /// <summary>The state in which each loop begins a turn. It only grows, so that loops inside loops are not followed anew from nothing.</summary>
    public Dictionary<object, TrustState?> LoopHeads { get; } = [];

    public bool IsStale { get; set; } = true;

    public bool IsRunning { get; set; }

    /// <returns>Whether that was new.</returns>
    public bool Learn(TrustState? exit, TrustLevel written)
    {
        TrustState? joined = TrustState.Join(Exit, exit);
        TrustLevel worst = ValueTrust.Max(Written, written);
        bool isNew = worst != Written || !TrustState.AreEqual(joined, Exit);
        Exit = joined;
        Written = worst;
        return isNew;
    }
}
