using System.Collections.Generic;

namespace PromptGen.Language.Interpretation;

/// <summary>Texts and names one after the other, which most of a template is: written without a call for each to find out what it is.</summary>
internal sealed class WriteRun(RunPiece[] pieces) : Statement
{
    public RunPiece[] Pieces { get; } = pieces;

    /// <summary>The same statements, with each run of simple pieces as one.</summary>
    public static Statement[] Join(List<Statement> statements)
    {
        List<Statement> joined = new(statements.Count);
        List<RunPiece> run = [];
        for (int i = 0; i < statements.Count; i++)
        {
            if (PieceOf(statements[i]) is not { } piece)
            {
                joined.Add(statements[i]);
                continue;
            }

            run.Add(piece);
            if (i + 1 < statements.Count && PieceOf(statements[i + 1]) is not null)
            {
                continue;
            }

            joined.Add(run.Count == 1 ? statements[i] : new WriteRun(run.ToArray()));
            run.Clear();
        }

        return joined.ToArray();
    }

    public override Flow Execute(Frame frame)
    {
        TextOutput output = frame.Output;
        int start = output.Length;
        foreach (RunPiece piece in Pieces)
        {
            output.Append(piece.Text ?? frame.Cell<string?>(piece.Cell).Value);
            output.CheckLength();
        }

        frame.LineStart = output.EndsLine(start, frame.LineStart);
        return Flow.Next;
    }

    private static RunPiece? PieceOf(Statement statement) => statement switch
    {
        WriteText text => text.Piece,
        WriteValue value => value.Piece,
        _ => null,
    };
}

/// <param name="Text">The text to write; null for the text of a name.</param>
/// <param name="Cell">The storage of the name.</param>
internal readonly record struct RunPiece(string? Text, int Cell);
