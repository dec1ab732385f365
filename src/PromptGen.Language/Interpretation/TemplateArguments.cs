using System;

namespace PromptGen.Language.Interpretation;

/// <summary>The values of a prompt's variables, by their place in the file. One set of arguments renders every message of the prompt.</summary>
/// <remarks>Not safe to share between threads while it is filled. It can be cleared and used again.</remarks>
internal sealed class TemplateArguments(TemplateSlot[] slots)
{
    private readonly TemplateSlot[] _slots = slots;

    public TemplateArguments(int count)
        : this(new TemplateSlot[count])
    {
    }

    public int Count => _slots.Length;

    /// <summary>The slot of a variable, to set its value.</summary>
    public ref TemplateSlot this[int variable] => ref _slots[variable];

    public void Clear() => Array.Clear(_slots, 0, _slots.Length);
}
