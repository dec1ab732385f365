using PromptGen.Generated;

namespace PromptGen.Language.Interpretation;

internal sealed class TextConstant(string? value) : TextNode
{
    public string? Value { get; } = value;

    public override string? Evaluate(Frame frame) => Value;
}

internal sealed class TextLocal(int cell) : TextNode
{
    public int Cell { get; } = cell;

    public override string? Evaluate(Frame frame) => frame.Cell<string?>(Cell).Value;
}

/// <summary>A string that some other node computes.</summary>
internal sealed class TextValue(Node<string?> value) : TextNode
{
    public override string? Evaluate(Frame frame) => value.Evaluate(frame);
}

internal sealed class TextConditional(Node<bool> condition, TextNode then, TextNode otherwise) : TextNode
{
    public override string? Evaluate(Frame frame) => (condition.Evaluate(frame) ? then : otherwise).Evaluate(frame);

    public override void Write(Frame frame) => (condition.Evaluate(frame) ? then : otherwise).Write(frame);
}

/// <summary>Strings one after the other; null counts as empty.</summary>
internal sealed class Concatenation(TextNode[] parts) : TextNode
{
    public override string Evaluate(Frame frame)
    {
        int outer = frame.Output.Begin();
        Write(frame);
        return frame.Output.Cut(outer);
    }

    public override void Write(Frame frame)
    {
        foreach (TextNode part in parts)
        {
            part.Write(frame);
            frame.Output.CheckLength();
        }
    }
}

/// <summary>The text of a value; null stays null.</summary>
internal sealed class TextOf<T>(Node<T> value, TextForm<T> form) : TextNode
{
    public override string? Evaluate(Frame frame)
    {
        T evaluated = value.Evaluate(frame);
        if (evaluated is null)
        {
            return null;
        }

        int outer = frame.Output.Begin();
        form.Append(frame.Output, evaluated);
        return frame.Output.Cut(outer);
    }

    public override void Write(Frame frame)
    {
        T evaluated = value.Evaluate(frame);
        if (evaluated is not null)
        {
            form.Append(frame.Output, evaluated);
        }
    }
}

/// <summary>The text of a value, and a word for null: JSON.</summary>
internal sealed class TextOrNull<T>(Node<T> value, TextForm<T> form) : TextNode
{
    public override string Evaluate(Frame frame)
    {
        int outer = frame.Output.Begin();
        Write(frame);
        return frame.Output.Cut(outer);
    }

    public override void Write(Frame frame)
    {
        T evaluated = value.Evaluate(frame);
        if (evaluated is null)
        {
            frame.Output.Append("null");
        }
        else
        {
            form.Append(frame.Output, evaluated);
        }
    }
}

/// <summary>The text of a value that is never null.</summary>
internal sealed class TextOfValue<T>(Node<T> value, TextForm<T> form) : TextNode
    where T : struct
{
    public override string Evaluate(Frame frame)
    {
        T evaluated = value.Evaluate(frame);
        int outer = frame.Output.Begin();
        form.Append(frame.Output, evaluated);
        return frame.Output.Cut(outer);
    }

    public override void Write(Frame frame) => form.Append(frame.Output, value.Evaluate(frame));
}

internal sealed class TextOfBoolean(Node<bool> value) : TextNode
{
    public override string Evaluate(Frame frame) => value.Evaluate(frame) ? "true" : "false";
}

/// <summary>The texts of a list's items with a delimiter between them.</summary>
internal sealed class Join<T>(Node<object?> list, TextNode delimiter, TextForm<T> form) : TextNode
{
    public override string Evaluate(Frame frame)
    {
        int outer = frame.Output.Begin();
        Write(frame);
        return frame.Output.Cut(outer);
    }

    public override void Write(Frame frame)
    {
        object? value = list.Evaluate(frame);
        string? between = delimiter.Evaluate(frame);
        if (value is null)
        {
            return;
        }

        var items = (System.Collections.Generic.IReadOnlyList<T>)value;
        TemplateArrays.EnterVisit(items, frame.Rendering.Identity, "array.join");
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                frame.Output.Append(between);
            }

            T item = items[i];
            if (item is not null)
            {
                form.Append(frame.Output, item);
            }
        }

        TemplateLimit.LeaveLoop();
    }
}

internal sealed class Repetition(Node<string?> text, Node<long> count, string what) : TextNode
{
    public override string Evaluate(Frame frame) => RepeatedText.Of(text.Evaluate(frame), count.Evaluate(frame), frame.Rendering.Identity, what);
}

internal sealed class CharacterAt(Node<string?> text, Node<long> index, string what) : TextNode
{
    public override string? Evaluate(Frame frame) => CharacterText.At(text.Evaluate(frame)!, index.Evaluate(frame), frame.Rendering.Identity, what);
}

/// <summary>The text that a partial writes, as a string.</summary>
internal sealed class IncludedText(ProcedureCall call) : TextNode
{
    public override string Evaluate(Frame frame)
    {
        int outer = frame.Output.Begin();
        call.Run(frame);
        return frame.Output.Cut(outer);
    }
}
