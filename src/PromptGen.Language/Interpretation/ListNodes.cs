using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Generated;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Interpretation;

/// <summary>Operations on lists, built for the type of their items.</summary>
internal abstract class ListNodes
{
    public abstract Node<object?> Literal(Node[] items);

    public abstract Node<long> Count(Node<object?> list);

    public abstract Node<long?> CountOrNull(Node<object?> list);

    /// <summary>An item, null beyond the ends.</summary>
    /// <param name="list">The list.</param>
    /// <param name="index">Its place; negative from the end.</param>
    /// <param name="what">For exceptions: the expression as written and the place.</param>
    public abstract Node Element(Node<object?> list, Node<long> index, string what);

    /// <summary>The first item, null if there is none.</summary>
    public abstract Node First(Node<object?> list, string what);

    /// <summary>A function that takes a list and returns one.</summary>
    /// <param name="implementation">As bound: <c>TemplateArrays.Reverse</c>.</param>
    /// <param name="list">The first argument.</param>
    /// <param name="arguments">The others.</param>
    /// <param name="what">For exceptions: the call as written and the place.</param>
    public virtual Node? Call(string implementation, Node<object?> list, Node[] arguments, string what) => null;

    /// <summary>Goes through a list with each item in a cell.</summary>
    public abstract ListCursor Cursor(int cell, string what);

    /// <summary>The results of a node for each item.</summary>
    public abstract Node<object?> Each(Node<object?> list, ListCursor cursor, Node body);

    /// <summary>The values of a property of each item, which this kind of list takes up.</summary>
    public abstract Node<object?> Map(Node<object?> list, int member, string what);

    /// <summary>Objects in the order of a property of this type.</summary>
    public abstract Node<object?> SortBy(Node<object?> list, int member, string what);
}

internal abstract class ListNodes<T>(ValueKind<T> items) : ListNodes
{
    protected ValueKind<T> Items { get; } = items;

    public override Node<object?> Literal(Node[] items) => new ListLiteral<T>(items.Select(Items.As).ToArray());

    public override Node<long> Count(Node<object?> list) => new PlacedFunction<object?, long>(list, static (value, identity, place) => TemplateLists.Size(As(value)!, identity, place), BoundLength.Place);

    public override Node<long?> CountOrNull(Node<object?> list) => new PlacedFunction<object?, long?>(list, static (value, identity, place) => TemplateLists.SizeOrNull(As(value), identity, place), BoundLength.Place);

    public override Node Element(Node<object?> list, Node<long> index, string what) =>
        new PlacedFunction<object?, long, T?>(list, index, static (value, at, identity, place) => TemplateLists.ItemOrDefault(As(value), at, identity, place), what);

    public override Node First(Node<object?> list, string what) =>
        new PlacedFunction<object?, T?>(list, static (value, identity, place) => TemplateLists.FirstOrDefault(As(value), identity, place), what);

    public override Node? Call(string implementation, Node<object?> list, Node[] arguments, string what) => implementation switch
    {
        "TemplateArrays.Reverse" => ListFunction(list, TemplateArrays.Reverse, what),
        "TemplateArrays.Uniq" => ListFunction(list, TemplateArrays.Uniq, what),
        "TemplateArrays.Limit" => ListFunction(list, arguments[0], TemplateArrays.Limit),
        "TemplateArrays.Offset" => ListFunction(list, arguments[0], TemplateArrays.Offset),
        "TemplateArrays.RemoveAt" => new PlacedFunction<object?, long, object?>(
            list, (Node<long>)arguments[0], static (value, index, identity, place) => TemplateArrays.RemoveAt(As(value), index, identity, place), what),
        "TemplateArrays.CompactRequired" => ListFunction(list, TemplateArrays.CompactRequired),
        "TemplateArrays.Visited" => ListFunction(list, TemplateArrays.Visited, what),
        "TemplateArrays.Add" => new PlacedFunction<object?, T, object?>(
            list, Items.As(arguments[0]), static (value, item, identity, place) => TemplateArrays.Add(As(value), item, identity, place), what),
        "TemplateArrays.Contains" => new PlacedFunction<object?, T, bool>(
            list, Items.As(arguments[0]), static (value, item, identity, place) => TemplateArrays.Contains(As(value), item, identity, place), what),
        "TemplateArrays.Concat" => new PlacedFunction<object?, object?, object?>(
            list, (Node<object?>)arguments[0], static (left, right, identity, place) => TemplateArrays.Concat(As(left), As(right), identity, place), what),
        "TemplateArrays.Plus" => new PlacedFunction<object?, object?, object?>(
            list, (Node<object?>)arguments[0], static (left, right, identity, place) => TemplateArrays.Plus(As(left)!, As(right)!, identity, place), what),
        _ => null,
    };

    public override ListCursor Cursor(int cell, string what) => new ListCursor<T>(cell, what);

    public override Node<object?> Each(Node<object?> list, ListCursor cursor, Node body) => new EachItem<T>(list, cursor, Items.As(body));

    public override Node<object?> Map(Node<object?> list, int member, string what)
    {
        Func<object?, T> read = Reader(member);
        return new PlacedFunction<object?, object?>(list, (value, identity, place) => TemplateArrays.Map(Objects(value), read, identity, place), what);
    }

    public override Node<object?> SortBy(Node<object?> list, int member, string what) =>
        throw new InvalidOperationException("Objects are not sorted by a " + typeof(T).Name + ".");

    protected static IReadOnlyList<T>? As(object? list) => (IReadOnlyList<T>?)list;

    protected static IReadOnlyList<object?>? Objects(object? list) => (IReadOnlyList<object?>?)list;

    protected Func<object?, T> Reader(int member) => item =>
    {
        TemplateSlot slot = default;
        ((ITemplateObject)item!).Read(member, ref slot);
        return Items.Read(in slot);
    };

    protected static Node<object?> ListFunction(Node<object?> list, Func<IReadOnlyList<T>?, object?> function) =>
        new Function<object?, object?>(list, value => function(As(value)));

    protected static Node<object?> ListFunction(Node<object?> list, Func<IReadOnlyList<T>?, PromptIdentity?, string, object?> function, string what) =>
        new PlacedFunction<object?, object?>(list, (value, identity, place) => function(As(value), identity, place), what);

    private static Function<object?, long, object?> ListFunction(Node<object?> list, Node argument, Func<IReadOnlyList<T>?, long, object?> function) =>
        new(list, (Node<long>)argument, (value, number) => function(As(value), number));
}

internal sealed class ListLiteral<T>(Node<T>[] items) : Node<object?>
{
    public override object Evaluate(Frame frame)
    {
        T[] values = new T[items.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = items[i].Evaluate(frame);
        }

        return values;
    }
}

internal sealed class TextListNodes(TextKind kind) : ListNodes<string?>(kind)
{
    public override Node? Call(string implementation, Node<object?> list, Node[] arguments, string what) => implementation switch
    {
        "TemplateArrays.Sort" => ListFunction(list, static (value, identity, place) => TemplateArrays.Sort(value!, identity, place), what),
        "TemplateArrays.Compact" => ListFunction(list, TemplateArrays.Compact),
        "TemplateArrays.InsertAt" => new PlacedFunction<object?, long, string?, object?>(
            list, (Node<long>)arguments[0], Items.As(arguments[1]),
            static (value, index, item, identity, place) => TemplateArrays.InsertAt(As(value), index, item, identity, place), what),
        _ => base.Call(implementation, list, arguments, what),
    };

    public override Node<object?> SortBy(Node<object?> list, int member, string what) =>
        new PlacedFunction<object?, object?>(
            list, (value, identity, place) => TemplateArrays.Sort(Objects(value), Reader(member)!, identity, place), what);
}

internal sealed class ReferenceListNodes(ReferenceKind kind) : ListNodes<object?>(kind)
{
    public override Node? Call(string implementation, Node<object?> list, Node[] arguments, string what) => implementation switch
    {
        "TemplateArrays.Compact" => ListFunction(list, TemplateArrays.Compact),
        "TemplateArrays.InsertAt" => new PlacedFunction<object?, long, object?, object?>(
            list, (Node<long>)arguments[0], Items.As(arguments[1]),
            static (value, index, item, identity, place) => TemplateArrays.InsertAt(As(value), index, item, identity, place), what),
        _ => base.Call(implementation, list, arguments, what),
    };
}

internal sealed class StructListNodes<T>(StructKind<T> kind) : ListNodes<T>(kind)
    where T : struct
{
    public override Node Element(Node<object?> list, Node<long> index, string what) =>
        new PlacedFunction<object?, long, T?>(list, index, static (value, at, identity, place) => TemplateLists.ItemOrNull(As(value), at, identity, place), what);

    public override Node First(Node<object?> list, string what) =>
        new PlacedFunction<object?, T?>(list, static (value, identity, place) => TemplateLists.FirstOrNull(As(value), identity, place), what);

    public override Node? Call(string implementation, Node<object?> list, Node[] arguments, string what) => implementation == "TemplateArrays.Sort"
        ? ListFunction(list, TemplateArrays.Sort, what)
        : base.Call(implementation, list, arguments, what);

    public override Node<object?> SortBy(Node<object?> list, int member, string what) =>
        new PlacedFunction<object?, object?>(
            list, (value, identity, place) => TemplateArrays.Sort(Objects(value), Reader(member), identity, place), what);
}

internal sealed class NullableListNodes<T>(NullableKind<T> kind) : ListNodes<T?>(kind)
    where T : struct
{
    public override Node? Call(string implementation, Node<object?> list, Node[] arguments, string what) => implementation == "TemplateArrays.Compact"
        ? ListFunction(list, TemplateArrays.Compact)
        : base.Call(implementation, list, arguments, what);
}
