namespace PromptGen.Language.Syntax;

/// <summary>The tokens that can follow an operand at a place of the grammar.</summary>
internal enum ParseMode
{
    /// <summary>Everything.</summary>
    Full,

    /// <summary>No named argument: the branches of <c>?:</c>, where the colon means something else.</summary>
    Branch,

    /// <summary>An operand with its members and indexes only.</summary>
    Operand,

    /// <summary>A value of <c>when</c>, where <c>||</c> separates values.</summary>
    When,
}
