using System.Collections.Generic;

namespace PromptGen.Compiler.Emission;

/// <summary>
/// A piece of C# that grows from its parts. Long ones keep their parts: joined into a string at each operator, a chain would be copied for each that it
/// is a part of.
/// </summary>
internal sealed class CodeText
{
    private const int GreatestCopied = 256;

    private readonly string? _text;
    private readonly CodeText? _left;
    private readonly CodeText? _right;

    private CodeText(string text)
    {
        _text = text;
        Length = text.Length;
    }

    private CodeText(CodeText left, CodeText right)
    {
        _left = left;
        _right = right;
        Length = left.Length + right.Length;
    }

    public int Length { get; }

    public static implicit operator CodeText(string text) => new(text);

    public static CodeText operator +(CodeText left, CodeText right) =>
        left._text is { } first && right._text is { } second && first.Length + second.Length <= GreatestCopied
            ? new CodeText(first + second)
            : new CodeText(left, right);

    public static CodeText Join(string separator, IEnumerable<CodeText> items)
    {
        CodeText? joined = null;
        foreach (CodeText item in items)
        {
            joined = joined is null ? item : joined + separator + item;
        }

        return joined ?? string.Empty;
    }

    public void WriteTo(CodeWriter code)
    {
        Stack<CodeText> pending = new([this]);
        while (pending.Count > 0)
        {
            CodeText next = pending.Pop();
            if (next._text is { } text)
            {
                code.Write(text);
                continue;
            }

            pending.Push(next._right!);
            pending.Push(next._left!);
        }
    }

    public override string ToString()
    {
        if (_text is not null)
        {
            return _text;
        }

        CodeWriter code = new();
        WriteTo(code);
        return code.Finish();
    }
}
