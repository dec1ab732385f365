using System;
using PromptGen.Language;

namespace PromptGen.Generated;

/// <summary>
/// The text of a value inside a template, whose length is not known before: what is captured, a list, an indented partial. Each
/// thread keeps as many as it had inside each other, and uses them again.
/// </summary>
internal sealed class GrowingText : TextTarget
{
    private const int FirstRoom = 512;

    // In UTF-16 code units. A longer one is left to the garbage collector.
    private const int GreatestKept = 16 * 1024;

    [ThreadStatic]
    private static GrowingText? s_free;

    private GrowingText? _next;
    private char[] _characters = new char[FirstRoom];
    private PromptIdentity? _identity;
    private string _place = string.Empty;

    public Span<char> Room => _characters;

    /// <param name="identity">The version that is rendered, for exceptions.</param>
    /// <param name="place">The use of the text, for exceptions.</param>
    public static GrowingText Take(PromptIdentity? identity, string place)
    {
        // Where a rendering failed, what it had is not kept.
        GrowingText taken = s_free ?? new GrowingText();
        s_free = taken._next;
        taken._next = null;
        taken._identity = identity;
        taken._place = place;
        return taken;
    }

    /// <summary>The text that was written, if this room remains.</summary>
    public ReadOnlySpan<char> Written(Span<char> room) => new(_characters, 0, Used(room));

    /// <summary>Counts the finished text among those that the rendering made on the way.</summary>
    public void Count(int length) => RenderingBudget.CountText(length, _identity, _place);

    /// <summary>Lets the next text on this thread have the place of this one.</summary>
    public void Release()
    {
        if (_characters.Length <= GreatestKept)
        {
            _identity = null;
            _next = s_free;
            s_free = this;
        }
    }

    public override Span<char> Append(Span<char> room, scoped ReadOnlySpan<char> text)
    {
        Span<char> rest = Grow(room, text.Length);
        text.CopyTo(rest);
        return rest.Slice(text.Length);
    }

    public override Span<char> Append(Span<char> room, scoped ReadOnlySpan<byte> utf8, int length)
    {
        Span<char> rest = Grow(room, length);
        Utf8Constant.Decode(utf8, length, rest);
        return rest.Slice(length);
    }

    private int Used(Span<char> room) => _characters.Length - room.Length;

    // Never longer than a text may be: what is longer does not fit and comes here, where the limit is.
    private Span<char> Grow(Span<char> room, int length)
    {
        int used = Used(room);
        if ((long)used + length > TemplateLimit.Output)
        {
            TemplateLimit.ThrowTextTooLong(_identity, _place);
        }

        Array.Resize(ref _characters, Math.Max(used + length, Math.Min(_characters.Length * 2, TemplateLimit.Output)));
        return _characters.AsSpan(used);
    }
}
