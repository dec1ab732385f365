using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PromptGen.Compiler.Emission;

/// <summary>Writes C# text with LF line ends and four spaces a level.</summary>
internal sealed class CodeWriter
{
    private const int LineWidth = 130;

    private readonly StringBuilder _text = new();
    private int _level;
    private bool _lineStart = true;

    public CodeWriter Write(string text)
    {
        if (text.Length == 0)
        {
            return this;
        }

        if (_lineStart)
        {
            _text.Append(' ', _level * 4);
            _lineStart = false;
        }

        _text.Append(text);
        return this;
    }

    public CodeWriter Line(string text)
    {
        Write(text);
        return Line();
    }

    public CodeWriter Line()
    {
        _text.Append('\n');
        _lineStart = true;
        return this;
    }

    /// <summary>Text that stands in the output as it is, without indentation: the content of raw string literals.</summary>
    public CodeWriter Verbatim(string text)
    {
        _text.Append(text);
        _lineStart = text.Length > 0 && text[text.Length - 1] == '\n';
        return this;
    }

    /// <summary>How many spaces a line begins with now.</summary>
    public int Indentation => _level * 4;

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
    public Block Braces(string header)
    {
        Line(header);
        Line("{");
        Indent();
        return new Block(this);
    }

    /// <summary>A parenthesised list after a header, on one line where it fits there, else with one item a line.</summary>
    public CodeWriter List(string header, IEnumerable<string> items, string ending = "")
    {
        string[] all = items.ToArray();
        int length = Indentation + header.Length + ending.Length;
        foreach (string item in all)
        {
            length += item.Length + 2;
        }

        if (length <= LineWidth)
        {
            return Line(header + "(" + string.Join(", ", all) + ")" + ending);
        }

        Line(header + "(");
        Indent();
        for (int i = 0; i < all.Length; i++)
        {
            Line(all[i] + (i + 1 < all.Length ? "," : ")" + ending));
        }

        return Outdent();
    }

    public override string ToString() => _text.ToString();

    public readonly struct Block(CodeWriter writer) : IDisposable
    {
        public void Dispose() => writer.Outdent().Line("}");
    }
}
