using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using PromptGen.Core.Performance;

namespace PromptGen.Compiler.Emission;

/// <summary>Writes C# text with LF line ends and four spaces a level.</summary>
internal sealed class CodeWriter
{
    private const int LineWidth = 130;

    // Of indentation. Code as deep as this is read by nobody, and would be spaces for the most part.
    private const int GreatestLevel = 24;

    private readonly TextBuffer _text = TextBuffer.Take();
    private readonly Stack<CodeText> _pending = new();
    private int _level;
    private bool _lineStart = true;

    /// <summary>How much was written: a place to come back to.</summary>
    public int Length => _text.Length;

    public CodeWriter Write(string text) => Write(text, 0, text.Length);

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public CodeWriter Write(string text, int start, int count)
    {
        if (count == 0)
        {
            return this;
        }

        if (_lineStart)
        {
            _text.Append(' ', System.Math.Min(_level, GreatestLevel) * 4);
            _lineStart = false;
        }

        _text.Append(text, start, count);
        return this;
    }

    public CodeWriter Line(string text)
    {
        Write(text, 0, text.Length);
        return Line();
    }

    public CodeWriter Write(CodeText text)
    {
        text.WriteTo(this, _pending);
        return this;
    }

    public CodeWriter Line(CodeText text) => Write(text).Line();

    public CodeWriter Line()
    {
        _text.Append('\n');
        _lineStart = true;
        return this;
    }

    /// <summary>Takes back what was written since the line began at which the <see cref="Length"/> was this.</summary>
    public void CutTo(int length)
    {
        _text.CutTo(length);
        _lineStart = true;
    }

    public CodeWriter Indent()
    {
        _level++;
        return this;
    }

    public CodeWriter Outdent()
    {
        _level--;
        return this;
    }

    /// <summary>Opens a block under the line just written; disposing the result closes it.</summary>
    public Block Braces()
    {
        Line("{");
        Indent();
        return new Block(this);
    }

    /// <summary>Opens a block; disposing the result closes it.</summary>
    public Block Braces(string header) => Line(header).Braces();

    /// <summary>Opens a block; disposing the result closes it.</summary>
    public Block Braces(CodeText header) => Line(header).Braces();

    /// <summary>Writes a parenthesized list after a header, on one line if it fits, otherwise with one item for each
    /// line.</summary>
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public CodeWriter List(string header, List<string> items, string ending = "")
    {
        int length = (_level * 4) + header.Length + ending.Length;
        for (int i = 0; i < items.Count; i++)
        {
            length += items[i].Length + 2;
        }

        bool oneLine = length <= LineWidth;
        Write(header).Write("(");
        if (!oneLine)
        {
            Line().Indent();
        }

        for (int i = 0; i < items.Count; i++)
        {
            Write(items[i]);
            if (i + 1 < items.Count)
            {
                Write(oneLine ? ", " : ",");
            }

            if (i + 1 < items.Count && !oneLine)
            {
                Line();
            }
        }

        Write(")").Line(ending);
        return oneLine ? this : Outdent();
    }

    /// <summary>The text; nothing can be written any more.</summary>
    public string Finish() => _text.Finish();

    public readonly struct Block(CodeWriter writer) : IDisposable
    {
        public void Dispose() => writer.Outdent().Line("}");
    }
}
