namespace PromptGen.Language.Interpretation;

/// <summary>The effect of a statement on the one after it.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,

    /// <summary>To the end of the call of a function.</summary>
    Return,
}

internal abstract class Statement
{
    public abstract Flow Execute(Frame frame);
}

internal sealed class WriteText(string text, string indentation) : Statement
{
    /// <summary>The text as a piece of a run; null if it is indented.</summary>
    public RunPiece? Piece => indentation.Length == 0 ? new RunPiece(text, Cell: 0) : null;

    private readonly bool _endsLine = text[text.Length - 1] == '\n';

    public override Flow Execute(Frame frame)
    {
        TextOutput output = frame.Output;
        int start = output.Length;
        output.Append(text);
        if (indentation.Length > 0)
        {
            output.Indent(start, indentation, frame.LineStart);
        }

        frame.LineStart = _endsLine;
        output.CheckLength();
        return Flow.Next;
    }
}

internal sealed class WriteValue(TextNode value, string indentation) : Statement
{
    /// <summary>The value as a piece of a run; null if it is indented or more than the text of a name.</summary>
    public RunPiece? Piece => indentation.Length == 0 && value is TextLocal local ? new RunPiece(Text: null, local.Cell) : null;

    public override Flow Execute(Frame frame)
    {
        TextOutput output = frame.Output;
        int start = output.Length;
        value.Write(frame);
        bool ends = output.EndsLine(start, frame.LineStart);
        if (indentation.Length > 0)
        {
            output.Indent(start, indentation, frame.LineStart);
        }

        frame.LineStart = ends;
        output.CheckLength();
        return Flow.Next;
    }
}

internal sealed class Choose(Node<bool> condition, Statement[] then, Statement[] otherwise) : Statement
{
    public override Flow Execute(Frame frame) => Procedure.Run(condition.Evaluate(frame) ? then : otherwise, frame);
}

/// <summary>The statements of a call, up to a return in them.</summary>
internal sealed class CallBody(Statement[] body) : Statement
{
    public override Flow Execute(Frame frame)
    {
        Procedure.Run(body, frame);
        return Flow.Next;
    }
}

internal sealed class Jump(Flow flow) : Statement
{
    public override Flow Execute(Frame frame) => flow;
}

internal sealed class Assign<T>(int cell, Node<T> value) : Statement
{
    public override Flow Execute(Frame frame)
    {
        frame.Cell<T>(cell).Value = value.Evaluate(frame);
        return Flow.Next;
    }
}

internal sealed class Capture(int cell, Statement[] body) : Statement
{
    public override Flow Execute(Frame frame)
    {
        TextOutput output = frame.Output;
        int outer = output.Begin();
        Flow flow = Procedure.Run(body, frame);

        // A jump leaves what was captured so far.
        frame.Cell<string?>(cell).Value = output.Cut(outer);
        return flow;
    }
}

/// <summary>Writes a partial: as one value under the indentation of the tag.</summary>
internal sealed class Include(ProcedureCall call, string indentation) : Statement
{
    public override Flow Execute(Frame frame)
    {
        TextOutput output = frame.Output;
        int start = output.Length;
        call.Run(frame);
        bool ends = output.EndsLine(start, frame.LineStart);
        if (indentation.Length > 0)
        {
            output.Indent(start, indentation, frame.LineStart);
            output.CheckLength();
        }

        frame.LineStart = ends;
        return Flow.Next;
    }
}
