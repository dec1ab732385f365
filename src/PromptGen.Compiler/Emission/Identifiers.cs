using System;
using System.Collections.Generic;
using System.Globalization;
using PromptGen.Compiler.Naming;

namespace PromptGen.Compiler.Emission;

/// <summary>The names that are taken in a scope of generated code, so that names of our own never meet those of the prompt file.</summary>
internal sealed class Identifiers
{
    private readonly HashSet<string> _taken;

    public Identifiers(IEnumerable<string> taken)
    {
        _taken = new HashSet<string>(taken, StringComparer.Ordinal);
    }

    /// <summary>The name itself where it is free, else with the first number that makes it so. It is taken from then on.</summary>
    public string Take(string name)
    {
        string free = name;
        for (int i = 2; !_taken.Add(free) || CSharpName.IsKeyword(free); i++)
        {
            free = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    /// <summary>A scope within this one.</summary>
    public Identifiers Nested(IEnumerable<string> taken)
    {
        var nested = new Identifiers(_taken);
        nested._taken.UnionWith(taken);
        return nested;
    }
}
