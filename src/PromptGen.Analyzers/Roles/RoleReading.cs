using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Roles;

/// <summary>What a role in the code is: one that is known, or the parameter that decides it.</summary>
internal readonly struct RoleReading
{
    private RoleReading(PromptPosition? position, bool isKnown, IParameterSymbol? parameter)
    {
        Position = position;
        IsKnown = isKnown;
        Parameter = parameter;
    }

    public static RoleReading Unknown => default;

    /// <summary>A role whose text is no instruction: the assistant's, a tool's.</summary>
    public static RoleReading Other { get; } = new(null, isKnown: true, null);

    public static RoleReading Instructions { get; } = new(PromptPosition.Instructions, isKnown: true, null);

    public static RoleReading User { get; } = new(PromptPosition.User, isKnown: true, null);

    public PromptPosition? Position { get; }

    public bool IsKnown { get; }

    public IParameterSymbol? Parameter { get; }

    public bool IsInstructions => Position == PromptPosition.Instructions;

    public static RoleReading Of(IParameterSymbol parameter) => new(null, isKnown: false, parameter);

    /// <summary>One of several that a value may have: instructions win, since then the text is one at least sometimes.</summary>
    public static RoleReading Either(RoleReading first, RoleReading second)
    {
        if (first.IsInstructions || second.IsInstructions)
        {
            return Instructions;
        }

        if (first.Parameter is not null)
        {
            return first;
        }

        return second.IsKnown || second.Parameter is not null ? second : first;
    }
}
