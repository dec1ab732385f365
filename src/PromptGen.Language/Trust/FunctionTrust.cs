namespace PromptGen.Language.Trust;

/// <summary>The effect of a library function on the trust of its arguments.</summary>
internal enum FunctionTrust
{
    /// <summary>The result is computed from the arguments: a fence in them counts as opened.</summary>
    Computes,

    /// <summary>The result is made of arguments, unchanged: a list with them or their items, or a text with one after the other.</summary>
    KeepsItems,

    /// <summary>The result is the text in a fence.</summary>
    Fences,
}
