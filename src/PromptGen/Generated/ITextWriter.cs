using System;
using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>
/// Where generated template code writes. The code is generic over the writer, so that one body measures a text, fills a
/// string of the measured length, and writes UTF-8.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITextWriter
{
    /// <summary>Writes a text; null writes nothing.</summary>
    void Append(string? text);

    /// <summary>Writes characters.</summary>
    void Append(ReadOnlySpan<char> text);

    /// <summary>Writes a constant that the compiler encoded.</summary>
    /// <param name="utf8">The text in valid UTF-8.</param>
    /// <param name="length">Its length in UTF-16 code units.</param>
    void Append(ReadOnlySpan<byte> utf8, int length);
}
