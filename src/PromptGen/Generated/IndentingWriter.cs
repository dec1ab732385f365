using System;
using System.ComponentModel;
using System.Text;

namespace PromptGen.Generated;

/// <summary>Writes to another writer with an indentation before what follows each line end: a partial under an indented tag.</summary>
/// <typeparam name="TWriter">The other writer; it is copied in, and taken back out from <see cref="Inner"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct IndentingWriter<TWriter> : ITextWriter
    where TWriter : struct, ITextWriter
{
    private readonly string _indentation;
    private TWriter _inner;

    /// <summary>Takes a writer over.</summary>
    /// <param name="inner">Where to.</param>
    /// <param name="indentation">Stands at the beginning of each line.</param>
    /// <param name="lineStart">Whether a line begins here.</param>
    public IndentingWriter(TWriter inner, string indentation, bool lineStart)
    {
        _inner = inner;
        _indentation = indentation;
        LineStart = lineStart;
    }

    /// <summary>Whether a line begins where the text ends.</summary>
    public bool LineStart { get; private set; }

    /// <summary>The other writer after everything written.</summary>
    public readonly TWriter Inner => _inner;

    /// <inheritdoc/>
    public void Append(string? text) => LineStart = TemplateText.AppendIndented(ref _inner, text, _indentation, LineStart);

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<char> text) => LineStart = TemplateText.AppendIndented(ref _inner, text, _indentation, LineStart);

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> utf8, int length)
    {
        bool ascii = utf8.Length == length;
        while (!utf8.IsEmpty)
        {
            if (LineStart)
            {
                _inner.Append(_indentation);
                LineStart = false;
            }

            int lineEnd = utf8.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = lineEnd < 0 ? utf8 : utf8.Slice(0, lineEnd + 1);
            _inner.Append(line, ascii ? line.Length : CharactersIn(line));
            LineStart = lineEnd >= 0;
            utf8 = utf8.Slice(line.Length);
        }
    }

    /// <summary>UTF-16 code units: one for each first byte of a character, one more where it has four.</summary>
    private static int CharactersIn(ReadOnlySpan<byte> utf8)
    {
        int count = 0;
        foreach (byte value in utf8)
        {
            count += (value & 0xC0) == 0x80 ? 0 : value >= 0xF0 ? 2 : 1;
        }

        return count;
    }
}
