using System;
using PromptGen.Core.Collections;

namespace PromptGen.Generator.Stages;

/// <summary>A list with structural equality that passes between steps as a reference.</summary>
/// <remarks>
/// Roslyn's tables are generic over the values of a step. All reference types share one machine code, which the compiler
/// brings along; each value type has some 190 methods compiled afresh, in each cold process. Structs between steps cost
/// half of the generator's first run. Pairs of references, as <c>Combine</c> makes them, share theirs, too: a pair goes
/// into a class before it is combined again.
/// </remarks>
internal sealed class EquatableList<T>(EquatableArray<T> items) : IEquatable<EquatableList<T>>
{
    public static readonly EquatableList<T> Empty = new(EquatableArray<T>.Empty);

    public EquatableArray<T> Items { get; } = items;

    public bool Equals(EquatableList<T>? other) => other is not null && Items.Equals(other.Items);

    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    public override int GetHashCode() => Items.GetHashCode();
}
