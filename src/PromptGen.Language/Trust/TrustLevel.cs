namespace PromptGen.Language.Trust;

/// <summary>How far a text may go, from the most to the least: of two texts joined, the greater level counts.</summary>
internal enum TrustLevel
{
    Trusted,

    /// <summary>The text contains a fence. Joining and writing keep the fence; every other operation could open it.</summary>
    Fenced,
    Untrusted,
}
