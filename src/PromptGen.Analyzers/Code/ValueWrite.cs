using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Code;

internal enum WriteKind
{
    /// <summary>The variable becomes the value.</summary>
    Value,

    /// <summary>The value is put beside what the variable holds: <c>+=</c>, <c>Append</c>, <c>Add</c>.</summary>
    Piece,

    /// <summary>The variable becomes one part of a tuple.</summary>
    Part,

    /// <summary>The variable goes through the value's elements.</summary>
    Element,

    /// <summary>The variable is handed to a method, which may add to it.</summary>
    Passed,
}

/// <summary>One way in which a variable of a member gets what it holds.</summary>
/// <param name="Value">Where it comes from; for <see cref="WriteKind.Passed"/> the call.</param>
/// <param name="Part">Which part of a tuple.</param>
/// <param name="Parameter">The parameter that it is passed as.</param>
internal sealed record ValueWrite(WriteKind Kind, IOperation Value, int Part = 0, IParameterSymbol? Parameter = null);
