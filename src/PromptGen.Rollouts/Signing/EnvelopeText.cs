using System;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Rollouts.Signing;

/// <summary>The few tokens of which an envelope is made, taken from left to right. The first problem is kept; nothing is taken behind it.</summary>
internal sealed class EnvelopeText(byte[] content)
{
    private int _position;

    public ReleaseProblem? Problem { get; private set; }

    /// <summary>Reads a character, and the white space before it, if it is the next one.</summary>
    public bool Take(char character)
    {
        SkipWhiteSpace();
        if (Problem is not null || _position == content.Length || content[_position] != character)
        {
            return false;
        }

        _position++;
        return true;
    }

    public bool AtEnd()
    {
        SkipWhiteSpace();
        return Problem is not null || _position == content.Length || Fail("there is text after its end");
    }

    /// <summary>A text of printable characters without escapes.</summary>
    /// <param name="place">For the message.</param>
    /// <returns>Null if it is not one; the problem is kept then.</returns>
    public string? Text(string place, int longest)
    {
        if (!TakeQuoted(place, longest, out int start, out int end))
        {
            return null;
        }

        for (int i = start; i < end; i++)
        {
            if (content[i] is < 0x20 or >= 0x7F)
            {
                Fail("`" + place + "` must be of printable ASCII characters");
                return null;
            }
        }

        return ReleaseText.Decode(new ArraySegment<byte>(content, start, end - start));
    }

    /// <returns>Null if it is not one; the problem is kept then.</returns>
    public byte[]? Base64(string place, int longest)
    {
        if (!TakeQuoted(place, longest, out int start, out int end))
        {
            return null;
        }

        byte[]? bytes = StrictBase64.Decode(content, start, end - start);
        if (bytes is null)
        {
            Fail(new ReleaseProblem(
                DiagnosticRules.StateFieldValue, null, place, "a text of " + ReleaseText.Count(end - start) + " characters",
                "it must be Base64 in its standard alphabet, on one line, with its padding and without escapes"));
        }

        return bytes;
    }

    /// <returns>Always false, for the caller to return.</returns>
    public bool Fail(string reason) => Fail(new ReleaseProblem(
        DiagnosticRules.UnreadableEnvelope, null, reason + (_position < content.Length ? " (byte " + ReleaseText.Count(_position + 1) + ")" : ", it is truncated")));

    /// <inheritdoc cref="Fail(string)"/>
    public bool Fail(ReleaseProblem problem)
    {
        Problem ??= problem;
        return false;
    }

    /// <inheritdoc cref="Fail(string)"/>
    public bool FailType(string place, string expected) => _position == content.Length
        ? Fail("`" + place + "` is missing")
        : Fail(new ReleaseProblem(DiagnosticRules.StateFieldType, null, place, expected, Kind()));

    private bool TakeQuoted(string place, int longest, out int start, out int end)
    {
        start = 0;
        end = 0;
        if (!Take('"'))
        {
            return FailType(place, "a text");
        }

        start = _position;
        end = Array.IndexOf(content, (byte)'"', start);
        if (end < 0)
        {
            _position = content.Length;
            return Fail("a text of `" + place + "` does not end");
        }

        if (end - start > longest)
        {
            return Fail("a text of `" + place + "` has " + ReleaseText.Count(end - start) + " characters, and at most " + ReleaseText.Count(longest) + " are read");
        }

        // Whatever an escape stands for, it is another spelling of something that can be written without.
        int escape = Array.IndexOf(content, (byte)'\\', start, end - start);
        if (escape >= 0)
        {
            _position = escape;
            return Fail("a text of `" + place + "` has an escape");
        }

        _position = end + 1;
        return true;
    }

    private void SkipWhiteSpace()
    {
        while (_position < content.Length && content[_position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _position++;
        }
    }

    private string Kind() => content[_position] switch
    {
        (byte)'{' => "an object",
        (byte)'[' => "a list",
        (byte)'"' => "a text",
        (byte)'t' or (byte)'f' => "true or false",
        (byte)'n' => "null",
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => "a number",
        _ => "no value",
    };
}
