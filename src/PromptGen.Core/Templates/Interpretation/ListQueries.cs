using System.Collections.Generic;
using PromptGen.Generated;

namespace PromptGen.Core.Templates.Interpretation;

/// <summary>Goes through a list with each item in a cell.</summary>
internal abstract class ListCursor(string what)
{
    /// <summary>How many items there are; more than a function may go through are an error.</summary>
    public abstract int Count(Frame frame, object? list);

    /// <summary>For exceptions: the call as written and the place.</summary>
    protected string What { get; } = what;

    public abstract void MoveTo(Frame frame, object list, int index);
}

internal sealed class ListCursor<T>(int cell, string what) : ListCursor(what)
{
    public override int Count(Frame frame, object? list) =>
        list is null ? 0 : TemplateArrays.Checked((IReadOnlyList<T>)list, frame.Rendering.Identity, What).Count;

    public override void MoveTo(Frame frame, object list, int index) => frame.Cell<T>(cell).Value = ((IReadOnlyList<T>)list)[index];
}

/// <summary><c>array.each</c></summary>
internal sealed class EachItem<TResult>(Node<object?> list, ListCursor cursor, Node<TResult> body) : Node<object?>
{
    public override object Evaluate(Frame frame)
    {
        object? source = list.Evaluate(frame);
        TResult[] results = new TResult[cursor.Count(frame, source)];
        for (int i = 0; i < results.Length; i++)
        {
            cursor.MoveTo(frame, source!, i);
            results[i] = body.Evaluate(frame);
        }

        return results;
    }
}

/// <summary><c>array.filter</c></summary>
internal sealed class FilteredItems<T>(Node<object?> list, int cell, Node<bool> condition, string what) : Node<object?>
{
    public override object Evaluate(Frame frame)
    {
        var source = (IReadOnlyList<T>?)list.Evaluate(frame);
        List<T> results = [];
        if (source is not null)
        {
            foreach (T item in TemplateArrays.Checked(source, frame.Rendering.Identity, what))
            {
                frame.Cell<T>(cell).Value = item;
                if (condition.Evaluate(frame))
                {
                    results.Add(item);
                }
            }
        }

        return results;
    }
}

/// <summary><c>array.any</c></summary>
internal sealed class AnyItem(Node<object?> list, ListCursor cursor, Node<bool> condition) : Node<bool>
{
    public override bool Evaluate(Frame frame)
    {
        object? source = list.Evaluate(frame);
        int count = cursor.Count(frame, source);
        for (int i = 0; i < count; i++)
        {
            cursor.MoveTo(frame, source!, i);
            if (condition.Evaluate(frame))
            {
                return true;
            }
        }

        return false;
    }
}
