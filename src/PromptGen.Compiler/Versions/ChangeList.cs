using System.Collections.Generic;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Versions;

/// <summary>Collects the changes between two versions.</summary>
internal sealed class ChangeList
{
    private readonly List<PromptChange> _changes = [];

    /// <summary>Adds a change where two values differ.</summary>
    public void Compare(PromptChangeKind kind, PromptChangeClass changeClass, string path, string? old, string? current)
    {
        if (old != current)
        {
            _changes.Add(new PromptChange(kind, changeClass, path, old, current));
        }
    }

    /// <summary>Adds a change with its words where two texts differ.</summary>
    public void CompareTexts(PromptChangeKind kind, string path, string old, string current)
    {
        if (old != current)
        {
            _changes.Add(new PromptChange(kind, PromptChangeClass.Wording, path, old, current) { Hunks = WordDifference.Find(old, current) });
        }
    }

    public EquatableArray<PromptChange> ToEquatableArray() => new(_changes.ToArray());
}
