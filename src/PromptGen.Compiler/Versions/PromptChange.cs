using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Versions;

/// <summary>One thing that differs between two versions of a prompt.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Class">What the change can break.</param>
/// <param name="Path">Where: <c>model</c>, <c>parameters/temperature</c>, <c>variables/tier/format</c>, <c>messages/0</c>, <c>partials/house-style</c>,
/// <c>tools/find/description</c>, <c>response_format</c>. Messages count from 0.</param>
/// <param name="Old">What stood there: a text, or a value as JSON; null where there was nothing.</param>
/// <param name="New">What stands there now.</param>
internal sealed record PromptChange(PromptChangeKind Kind, PromptChangeClass Class, string Path, string? Old, string? New)
{
    /// <summary>Of a text that was there and is: the words that differ. Empty otherwise.</summary>
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

/// <summary>What a change can break, from the least to the most.</summary>
internal enum PromptChangeClass
{
    /// <summary>Texts: what the model reads.</summary>
    Wording,

    /// <summary>The model and how it is called.</summary>
    Parameters,

    /// <summary>What code around the prompt supplies, implements or parses. Whether it still fits is another question: <see cref="ContractChange"/>.</summary>
    Contract,
}

/// <summary>Words that were replaced.</summary>
/// <param name="OldStart">Offset in the old text.</param>
/// <param name="NewStart">Offset in the new text.</param>
internal sealed record TextHunk(int OldStart, string Old, int NewStart, string New);
