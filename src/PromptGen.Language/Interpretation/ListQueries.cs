using System;
using System.Collections.Generic;
using PromptGen.Generated;

namespace PromptGen.Language.Interpretation;

/// <summary>Hands the items of a list, one after the other in a cell, to a function of the library.</summary>
internal abstract class ListCursor(string what)
{
    /// <summary>For exceptions: the call as written and the place.</summary>
    protected string What { get; } = what;

    public abstract object? Map<TResult>(Frame frame, object? list, Node<TResult> body);

    public abstract object? Filter(Frame frame, object? list, Node<bool> condition);

    public abstract bool Any(Frame frame, object? list, Node<bool> condition);
}

internal sealed class ListCursor<T>(int cell, string what) : ListCursor(what)
{
    public override object? Map<TResult>(Frame frame, object? list, Node<TResult> body) =>
        TemplateArrays.Map((IReadOnlyList<T>?)list, OfItem(frame, body), frame.Rendering.Identity, What);

    public override object? Filter(Frame frame, object? list, Node<bool> condition) =>
        TemplateArrays.Filter((IReadOnlyList<T>?)list, OfItem(frame, condition), frame.Rendering.Identity, What);

    public override bool Any(Frame frame, object? list, Node<bool> condition) =>
        TemplateArrays.Any((IReadOnlyList<T>?)list, OfItem(frame, condition), frame.Rendering.Identity, What);

    private Func<T, TResult> OfItem<TResult>(Frame frame, Node<TResult> body) => item =>
    {
        frame.Cell<T>(cell).Value = item;
        return body.Evaluate(frame);
    };
}

/// <summary><c>array.each</c></summary>
internal sealed class EachItem<TResult>(Node<object?> list, ListCursor cursor, Node<TResult> body) : Node<object?>
{
    public override object? Evaluate(Frame frame) => cursor.Map(frame, list.Evaluate(frame), body);
}

/// <summary><c>array.filter</c></summary>
internal sealed class FilteredItems(Node<object?> list, ListCursor cursor, Node<bool> condition) : Node<object?>
{
    public override object? Evaluate(Frame frame) => cursor.Filter(frame, list.Evaluate(frame), condition);
}

/// <summary><c>array.any</c></summary>
internal sealed class AnyItem(Node<object?> list, ListCursor cursor, Node<bool> condition) : Node<bool>
{
    public override bool Evaluate(Frame frame) => cursor.Any(frame, list.Evaluate(frame), condition);
}
