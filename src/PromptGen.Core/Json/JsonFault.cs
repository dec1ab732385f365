namespace PromptGen.Core.Json;

/// <summary>The reason why a text is not JSON.</summary>
/// <param name="Start">In UTF-16 code units from the start of the text.</param>
/// <param name="Length">May be zero, at the end of a line or of the text.</param>
/// <param name="Reason">The problem and the correction, without capital and full stop.</param>
internal sealed record JsonFault(int Start, int Length, string Reason)
{
    /// <summary>In a text that began with a quotation mark.</summary>
    public bool IsInText { get; init; }

    /// <summary>Half of a surrogate pair, which cannot be written as UTF-8.</summary>
    public bool IsLoneSurrogate { get; init; }

    public bool IsComment { get; init; }
}
