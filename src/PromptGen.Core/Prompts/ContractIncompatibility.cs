namespace PromptGen.Core.Prompts;

/// <summary>Why a prompt does not fit code that was written for another one.</summary>
/// <param name="Kind">The rule that is broken.</param>
/// <param name="Path">The place of the incompatibility: <c>variables/notes/items/author</c>, <c>slots/conversation</c>,
/// <c>tools/lookup_order/properties/order_id</c>, <c>response/properties/team</c>.</param>
/// <param name="Reason">The difference, as a sentence.</param>
internal sealed record ContractIncompatibility(ContractIncompatibilityKind Kind, string Path, string Reason);

internal enum ContractIncompatibilityKind
{
    /// <summary>The prompt needs a value that the code does not supply.</summary>
    VariableMissing,

    /// <summary>The code supplies a value of a type that cannot become the type needed.</summary>
    VariableType,

    /// <summary>The code may supply null, but the prompt needs a value.</summary>
    VariableNull,

    /// <summary>The prompt refuses, by pattern or length, values that the code may supply.</summary>
    VariableLimit,

    /// <summary>A variable has another position. This matters only for code that passes values by position; other code passes them
    /// by name.</summary>
    VariableOrder,

    /// <summary>The prompt needs messages that the code does not pass in.</summary>
    SlotMissing,

    /// <summary>The prompt offers the model a tool that the code does not implement.</summary>
    ToolMissing,

    /// <summary>The model may call a tool with arguments that its implementation does not take.</summary>
    ToolArguments,

    /// <summary>The model may answer in a form that the code does not accept.</summary>
    Response,
}
