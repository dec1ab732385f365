namespace PromptGen.Language.Trust;

/// <summary>The states in which the turns of one loop end before their last statement.</summary>
internal sealed class LoopJumps
{
    /// <summary>The trust at the exits of the loop; null while no path leaves it.</summary>
    public TrustState? Exit { get; private set; }

    /// <summary>The trust at the beginning of the next iteration.</summary>
    public TrustState? Next { get; private set; }

    public void Leave(TrustState? state) => Exit = TrustState.Join(Exit, state);

    public void Continue(TrustState? state) => Next = TrustState.Join(Next, state);
}
