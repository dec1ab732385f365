using System;
using System.Collections.Generic;
using PromptGen.Language.Binding;
using PromptGen.Language.Trust;

namespace PromptGen.Language;

/// <summary>The type that a library function requires for a parameter; arguments of other types are converted if the language does
/// so.</summary>
internal enum ParameterKind
{
    /// <summary>A string; other values are converted to their text. Null is passed on.</summary>
    Text,

    /// <summary>A string that is not null.</summary>
    RequiredText,
    Integer,

    /// <summary>An integer; null if the argument is omitted.</summary>
    NullableInteger,
    Number,
    Boolean,
    DateTime,
    List,

    /// <summary>An integer, number or decimal, as it is.</summary>
    Numeric,
    Any,
}

/// <param name="Default">The value of an omitted argument; null if the argument is required.</param>
internal sealed record FunctionParameter(string Name, ParameterKind Kind, BoundExpression? Default = null);

/// <summary>A function of the library.</summary>
/// <param name="Name">As templates name it: <c>string.upcase</c>.</param>
/// <param name="Implementation">The public method that generated code calls: <c>TemplateStrings.Upcase</c>.</param>
/// <param name="Result">The type of the value unless <see cref="Typed"/> returns it.</param>
internal sealed record TemplateFunction(
    string Name, string Implementation, TemplateType Result, IReadOnlyList<FunctionParameter> Parameters)
{
    /// <summary>The type for these arguments, or null if they are not supported.</summary>
    public Func<IReadOnlyList<BoundExpression>, TemplateType?>? Typed { get; init; }

    /// <summary>Why the function is refused, and what to do instead.</summary>
    public string? Refusal { get; init; }

    /// <summary>The exception's text needs to say which call failed: the method takes it last.</summary>
    public bool TakesPlace { get; init; }

    /// <summary>Whether values decide if it fails, and not only their length.</summary>
    public bool FailsOnValues { get; init; }

    /// <summary>The trust in the result.</summary>
    public FunctionTrust Trust { get; init; }
}
