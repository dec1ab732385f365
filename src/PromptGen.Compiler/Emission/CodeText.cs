using System.Collections.Generic;

namespace PromptGen.Compiler.Emission;

/// <summary>
/// A piece of C# that grows from its parts and keeps them: joined into a string at each operator, a chain would be copied for each
/// that it is a part of.
/// </summary>
internal sealed class CodeText
{
    private readonly string? _text;
    private readonly CodeText? _left;
    private readonly CodeText? _right;

    private CodeText(string text) => _text = text;

    private CodeText(CodeText left, CodeText right)
    {
        _left = left;
        _right = right;
    }

    public static implicit operator CodeText(string text) => new(text);

    public static CodeText operator +(CodeText left, CodeText right) => new(left, right);

    public static CodeText Join(string separator, IEnumerable<CodeText> items)
    {
        CodeText? joined = null;
        foreach (CodeText item in items)
        {
            joined = joined is null ? item : joined + separator + item;
        }

        return joined ?? string.Empty;
    }

    /// <summary>Writes the parts from left to right.</summary>
    /// <param name="code">The writer that receives the code.</param>
    /// <param name="pending">Empty, and empty again afterwards: chains are longer than the stack is deep.</param>
    public void WriteTo(CodeWriter code, Stack<CodeText> pending)
    {
        pending.Push(this);
        while (pending.Count > 0)
        {
            CodeText next = pending.Pop();
            for (; next._text is null; next = next._left!)
            {
                pending.Push(next._right!);
            }

            code.Write(next._text);
        }
    }

    public override string ToString()
    {
        if (_text is not null)
        {
            return _text;
        }

        CodeWriter code = new();
        code.Write(this);
        return code.Finish();
    }
}
