using System;
using System.Collections.Generic;
using System.Globalization;
using PromptGen.Compiler.Naming;

namespace PromptGen.Compiler.Emission;

/// <summary>The names that are taken in a scope of generated code, so generated names never collide with those of the prompt
/// file.</summary>
internal sealed class Identifiers
{
    private readonly HashSet<string> _taken;

    // By name: the number to try next. Without it, a template of many loops would try all numbers for each.
    private Dictionary<string, int>? _next;

    // A copy of its names for each method of a class was a hundredth of what a build allocates.
    private readonly Identifiers? _outer;

    private Identifiers(Identifiers outer)
        : this() =>
        _outer = outer;

    public Identifiers() => _taken = new HashSet<string>(StringComparer.Ordinal);

    public Identifiers(IEnumerable<string> taken) => _taken = new HashSet<string>(taken, StringComparer.Ordinal);

    /// <summary>The name is another's, whether it is free or not.</summary>
    public void Reserve(string name) => _taken.Add(name);

    /// <summary>The name itself if it is free, otherwise with the first number that makes it free. It is taken from then
    /// on.</summary>
    public string Take(string name)
    {
        if (TryTake(name) && !CSharpName.IsKeyword(name))
        {
            return name;
        }

        _next ??= new Dictionary<string, int>(StringComparer.Ordinal);
        int number = _next.TryGetValue(name, out int next) ? next : 2;
        while (!TryTake(name + number.ToString(CultureInfo.InvariantCulture)))
        {
            number++;
        }

        _next[name] = number + 1;
        return name + number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A scope within this one.</summary>
    public Identifiers Nested() => new(this);

    private bool TryTake(string name) => !IsTakenAround(name) && _taken.Add(name);

    private bool IsTakenAround(string name)
    {
        for (Identifiers? scope = _outer; scope is not null; scope = scope._outer)
        {
            if (scope._taken.Contains(name))
            {
                return true;
            }
        }

        return false;
    }
}
