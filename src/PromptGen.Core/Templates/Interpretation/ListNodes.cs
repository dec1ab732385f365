using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Templates.Binding;
using PromptGen.Generated;

namespace PromptGen.Core.Templates.Interpretation;

/// <summary>Operations on lists, built for the type of their items.</summary>
internal abstract class ListNodes
{
    public abstract Node<object?> Literal(Node[] items);

    public abstract Node<long> Count(Node<object?> list);

    public abstract Node<long?> CountOrNull(Node<object?> list);

    /// <summary>An item, null beyond the ends.</summary>
    public abstract Node Element(Node<object?> list, Node<long> index);

    /// <summary>A function that takes a list and gives one.</summary>
    /// <param name="implementation">As bound: <c>TemplateArrays.Reverse</c>.</param>
    /// <param name="list">The first argument.</param>
    /// <param name="arguments">The others.</param>
    public virtual Node? Call(string implementation, Node<object?> list, Node[] arguments) => null;

    /// <summary>Goes through a list with each item in a cell.</summary>
    public abstract ListCursor Cursor(int cell);

    /// <summary>What a node gives for each item.</summary>
    public abstract Node<object?> Each(Node<object?> list, ListCursor cursor, Node body);

    /// <summary>The items for which a condition is true.</summary>
    public abstract Node<object?> Filter(Node<object?> list, int cell, Node<bool> condition);

    /// <summary>The values of a property of each item, which this kind of list takes up.</summary>
    public abstract Node<object?> Map(Node<object?> list, int member);

    /// <summary>Objects in the order of a property of this type.</summary>
    public abstract Node<object?> SortBy(Node<object?> list, int member);
}

internal abstract class ListNodes<T>(ValueKind<T> items) : ListNodes
{
    protected ValueKind<T> Items { get; } = items;

    public override Node<object?> Literal(Node[] items) => new ListLiteral<T>(items.Select(Items.As).ToArray());

    public override Node<long> Count(Node<object?> list) => new Function<object?, long>(list, static value => As(value)!.Count);

    public override Node<long?> CountOrNull(Node<object?> list) => new Function<object?, long?>(list, static value => As(value)?.Count);

    public override Node Element(Node<object?> list, Node<long> index) =>
        new Function<object?, long, T?>(list, index, static (value, at) => TemplateLists.ItemOrDefault(As(value), at));

    public override Node? Call(string implementation, Node<object?> list, Node[] arguments) => implementation switch
    {
        "TemplateArrays.Reverse" => ListFunction(list, TemplateArrays.Reverse),
        "TemplateArrays.Uniq" => ListFunction(list, TemplateArrays.Uniq),
        "TemplateArrays.Limit" => ListFunction(list, arguments[0], TemplateArrays.Limit),
        "TemplateArrays.Offset" => ListFunction(list, arguments[0], TemplateArrays.Offset),
        "TemplateArrays.RemoveAt" => ListFunction(list, arguments[0], TemplateArrays.RemoveAt),
        "TemplateArrays.Add" => new Function<object?, T, object?>(list, Items.As(arguments[0]), static (value, item) => TemplateArrays.Add(As(value), item)),
        "TemplateArrays.Contains" => new Function<object?, T, bool>(list, Items.As(arguments[0]), static (value, item) => TemplateArrays.Contains(As(value), item)),
        "TemplateArrays.Concat" => new Function<object?, object?, object?>(
            list, (Node<object?>)arguments[0], static (left, right) => TemplateArrays.Concat(As(left), As(right))),
        _ => null,
    };

    public override ListCursor Cursor(int cell) => new ListCursor<T>(cell);

    public override Node<object?> Each(Node<object?> list, ListCursor cursor, Node body) => new EachItem<T>(list, cursor, Items.As(body));

    public override Node<object?> Filter(Node<object?> list, int cell, Node<bool> condition) => new FilteredItems<T>(list, cell, condition);

    public override Node<object?> Map(Node<object?> list, int member) => new Function<object?, object?>(list, value => TemplateArrays.Map(Objects(value), Reader(member)));

    public override Node<object?> SortBy(Node<object?> list, int member) =>
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
    public override Node? Call(string implementation, Node<object?> list, Node[] arguments) => implementation switch
    {
        "TemplateArrays.Sort" => ListFunction(list, static value => TemplateArrays.Sort(value!)),
        "TemplateArrays.Compact" => ListFunction(list, TemplateArrays.Compact),
        "TemplateArrays.InsertAt" => new Function<object?, long, string?, object?>(
            list, (Node<long>)arguments[0], Items.As(arguments[1]), static (value, index, item) => TemplateArrays.InsertAt(As(value), index, item)),
        _ => base.Call(implementation, list, arguments),
    };

    public override Node<object?> SortBy(Node<object?> list, int member) =>
        new Function<object?, object?>(list, value => TemplateArrays.Sort(Objects(value), Reader(member)!));
}

internal sealed class ReferenceListNodes(ReferenceKind kind) : ListNodes<object?>(kind)
{
    public override Node? Call(string implementation, Node<object?> list, Node[] arguments) => implementation switch
    {
        "TemplateArrays.Compact" => ListFunction(list, TemplateArrays.Compact),
        "TemplateArrays.InsertAt" => new Function<object?, long, object?, object?>(
            list, (Node<long>)arguments[0], Items.As(arguments[1]), static (value, index, item) => TemplateArrays.InsertAt(As(value), index, item)),
        _ => base.Call(implementation, list, arguments),
    };
}

internal sealed class StructListNodes<T>(StructKind<T> kind) : ListNodes<T>(kind)
    where T : struct
{
    public override Node Element(Node<object?> list, Node<long> index) =>
        new Function<object?, long, T?>(list, index, static (value, at) => TemplateLists.ItemOrNull(As(value), at));

    public override Node? Call(string implementation, Node<object?> list, Node[] arguments) => implementation == "TemplateArrays.Sort"
        ? ListFunction(list, TemplateArrays.Sort)
        : base.Call(implementation, list, arguments);

    public override Node<object?> SortBy(Node<object?> list, int member) =>
        new Function<object?, object?>(list, value => TemplateArrays.Sort(Objects(value), Reader(member)));
}

internal sealed class NullableListNodes<T>(NullableKind<T> kind) : ListNodes<T?>(kind)
    where T : struct
{
    public override Node? Call(string implementation, Node<object?> list, Node[] arguments) => implementation == "TemplateArrays.Compact"
        ? ListFunction(list, TemplateArrays.Compact)
        : base.Call(implementation, list, arguments);
}
