using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using PromptGen.Core.Performance;

namespace PromptGen.Core.Collections;

/// <summary>
/// An immutable list with structural equality. Every value that passes between stages holds its lists in this form, so that two
/// equal values compare equal and the incremental generator can stop early.
/// </summary>
internal readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    public static readonly EquatableArray<T> Empty = new([]);

    private readonly T[]? _items;

    /// <summary>Takes the array over: the caller must not change it afterwards.</summary>
    public EquatableArray(T[] items) => _items = items;

    public int Count => _items?.Length ?? 0;

    public bool IsEmpty => Count == 0;

    public T this[int index] => (_items ?? throw new ArgumentOutOfRangeException(nameof(index)))[index];

    public bool Equals(EquatableArray<T> other)
    {
        T[] left = _items ?? [];
        T[] right = other._items ?? [];
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Length != right.Length)
        {
            return false;
        }

        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < left.Length; i++)
        {
            if (!comparer.Equals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in _items ?? [])
        {
            hash = unchecked((hash * 31) + (item is null ? 0 : EqualityComparer<T>.Default.GetHashCode(item)));
        }

        return hash;
    }

    public Enumerator GetEnumerator() => new(_items ?? []);

    /// <summary>Returns the results of a function for each item.</summary>
    /// <remarks>LINQ boxes the list, and creates an iterator type for each pair of types.</remarks>
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public EquatableArray<TResult> Map<TResult>(Func<T, TResult> function)
    {
        T[] items = _items ?? [];
        if (items.Length == 0)
        {
            return default;
        }

        TResult[] results = new TResult[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            results[i] = function(items[i]);
        }

        return new EquatableArray<TResult>(results);
    }

    /// <summary>Returns whether an item satisfies the condition.</summary>
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public bool Any(Func<T, bool> condition)
    {
        foreach (T item in _items ?? [])
        {
            if (condition(item))
            {
                return true;
            }
        }

        return false;
    }

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    public struct Enumerator(T[] items)
    {
        private int _index = -1;

        public readonly T Current => items[_index];

        public bool MoveNext() => ++_index < items.Length;
    }
}

internal static class EquatableArray
{
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items.ToArray());

    public static EquatableArray<T> ToEquatableArray<T>(this List<T> items) => items.Count == 0 ? default : new(items.ToArray());

    public static EquatableArray<T> Create<T>(params T[] items) => new(items);
}
