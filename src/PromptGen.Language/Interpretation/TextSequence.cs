#if NET8_0_OR_GREATER
using System;
using PromptGen.Generated;

namespace PromptGen.Language.Interpretation;

/// <summary>A message of nothing but text and the texts of variables, as short prompts are: it is written straight into its string.</summary>
internal sealed class TextSequence
{
    private readonly SequencePiece[] _pieces;
    private readonly int _textLength;

    private TextSequence(SequencePiece[] pieces)
    {
        _pieces = pieces;
        foreach (SequencePiece piece in pieces)
        {
            _textLength += piece.Text?.Length ?? 0;
        }
    }

    /// <summary>The sequence of a message; null if the message is more than a sequence.</summary>
    public static TextSequence? Of(Statement[] message, VariableLoad[] loads)
    {
        if (message.Length != 1 || message[0] is not WriteRun run)
        {
            return null;
        }

        SequencePiece[] pieces = new SequencePiece[run.Pieces.Length];
        for (int i = 0; i < pieces.Length; i++)
        {
            RunPiece piece = run.Pieces[i];
            int load = piece.Text is null ? Array.FindIndex(loads, load => load.Cell == piece.Cell) : 0;
            if (load < 0)
            {
                return null;
            }

            pieces[i] = new SequencePiece(piece.Text, piece.Text is null ? loads[load].Variable : 0);
        }

        return new TextSequence(pieces);
    }

    public string Render(TemplateArguments arguments, PromptIdentity? identity)
    {
        long length = _textLength;
        foreach (SequencePiece piece in _pieces)
        {
            if (piece.Text is null)
            {
                length += arguments[piece.Variable].Text?.Length ?? 0;
            }
        }

        TemplateLimit.CheckText(length, identity, TemplateLimit.Message);
        return string.Create((int)length, (_pieces, arguments), static (target, sequence) =>
        {
            foreach (SequencePiece piece in sequence._pieces)
            {
                if ((piece.Text ?? sequence.arguments[piece.Variable].Text) is { } text)
                {
                    text.CopyTo(target);
                    target = target.Slice(text.Length);
                }
            }
        });
    }

    /// <param name="Text">The text to write; null for the text of a variable.</param>
    /// <param name="Variable">Its place among the arguments.</param>
    private readonly record struct SequencePiece(string? Text, int Variable);
}
#endif
