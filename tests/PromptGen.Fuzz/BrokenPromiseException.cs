using System;
using System.Diagnostics.CodeAnalysis;

namespace PromptGen.Fuzz;

/// <summary>An input for which PromptGen does not do what it promises for every input.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message)
{
    /// <exception cref="BrokenPromiseException">The promise does not hold.</exception>
    public static void ThrowUnless([DoesNotReturnIf(false)] bool holds, string message)
    {
        if (!holds)
        {
            throw new BrokenPromiseException(message);
        }
    }

    /// <exception cref="BrokenPromiseException">There is a fault.</exception>
    public static void ThrowIfFound(string? fault)
    {
        if (fault is not null)
        {
            throw new BrokenPromiseException(fault);
        }
    }
}
