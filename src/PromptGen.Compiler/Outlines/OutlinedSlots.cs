using System.Collections.Generic;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Outlines;

/// <summary>Collects slots, each name once.</summary>
internal sealed class OutlinedSlots
{
    private readonly List<string> _names = [];

    public void Add(string name)
    {
        if (!_names.Contains(name))
        {
            _names.Add(name);
        }
    }

    public EquatableArray<string> ToEquatableArray() => new([.. _names]);
}
