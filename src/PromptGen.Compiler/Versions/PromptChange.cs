using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Versions;

/// <summary>One thing that differs between two versions of a prompt.</summary>
/// <param name="Kind">The kind of the difference.</param>
/// <param name="Class">The parts that the change can break.</param>
/// <param name="Path">The place of the change: <c>model</c>, <c>parameters/temperature</c>, <c>variables/tier/format</c>,
/// <c>messages/0</c>, <c>partials/house-style</c>, <c>tools/find/description</c>, <c>response_format</c>. Messages count from
/// 0.</param>
/// <param name="Old">The old text, or the old value as JSON; null if there was none.</param>
/// <param name="New">The new text or value.</param>
internal sealed record PromptChange(PromptChangeKind Kind, PromptChangeClass Class, string Path, string? Old, string? New)
{
    /// <summary>The words that differ, if the text exists in both versions; empty otherwise.</summary>
    public EquatableArray<TextHunk> Hunks { get; init; }

    /// <summary>The words to show of a text, and of values that are too long to be read twice; empty where old and new are short.</summary>
    public EquatableArray<TextHunk> ShownHunks => Hunks.IsEmpty && Old is { Length: > ChangeText.ShownLength } old && New is { } current
        ? WordDifference.Find(old, current)
        : Hunks;

    /// <summary>A few words for one line of a message, beginning with what changed.</summary>
    public override string ToString() => ChangeText.Of(this);
}

internal enum PromptChangeKind
{
    Language,
    Model,
    Parameter,
    VariableAdded,
    VariableRemoved,
    VariableOrder,
    VariableType,
    VariableFormat,
    VariableLimit,
    VariableDefault,
    VariableFlag,
    MessageAdded,
    MessageRemoved,
    MessageRole,
    MessageText,
    Slot,
    PartialAdded,
    PartialRemoved,
    PartialText,
    ToolAdded,
    ToolRemoved,
    ToolOrder,
    ToolDescription,
    ToolParameters,
    ToolStrict,
    ResponseFormat,
}

/// <summary>The parts that a change can break, from the least to the most.</summary>
internal enum PromptChangeClass
{
    /// <summary>Texts: what the model reads.</summary>
    Wording,

    /// <summary>The model and how it is called.</summary>
    Parameters,

    /// <summary>The contract with the code that supplies, implements or parses it. Whether the contract still fits is a separate
    /// check: <see cref="ContractChange"/>.</summary>
    Contract,
}

/// <summary>Words that were replaced.</summary>
/// <param name="OldStart">Offset in the old text.</param>
/// <param name="NewStart">Offset in the new text.</param>
internal sealed record TextHunk(int OldStart, string Old, int NewStart, string New);
