using System;
using System.ComponentModel;
using System.Text;

namespace PromptGen.Generated;

/// <summary>Collects a text of unknown length: what a template captures, or the text of a list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct TextBuilder : ITextWriter
{
    private readonly PromptIdentity? _identity;
    private readonly string _place;
    private char[]? _characters;
    private int _length;

    /// <summary>Starts an empty text.</summary>
    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <param name="place">What the text is, for exceptions.</param>
    public TextBuilder(PromptIdentity? identity, string place)
    {
        _identity = identity;
        _place = place;
        _characters = null;
        _length = 0;
    }

    /// <inheritdoc/>
    public void Append(string? text)
    {
        if (text is not null)
        {
            Append(text.AsSpan());
        }
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<char> text) => text.CopyTo(Take(text.Length));

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> utf8, int length)
    {
        Span<char> target = Take(length);
        if (length == utf8.Length)
        {
            for (int i = 0; i < utf8.Length; i++)
            {
                target[i] = (char)utf8[i];
            }
        }
        else
        {
            Encoding.UTF8.GetString(utf8.ToArray()).AsSpan().CopyTo(target);
        }
    }

    /// <summary>What was written.</summary>
    public override readonly string ToString() => _characters is null ? string.Empty : new string(_characters, 0, _length);

    private Span<char> Take(int length)
    {
        TemplateLimit.CheckText((long)_length + length, _identity, _place);
        int needed = _length + length;
        if (_characters is null || needed > _characters.Length)
        {
            Array.Resize(ref _characters, Math.Max(needed, Math.Max(64, (_characters?.Length ?? 0) * 2)));
        }

        Span<char> taken = _characters.AsSpan(_length, length);
        _length = needed;
        return taken;
    }
}
