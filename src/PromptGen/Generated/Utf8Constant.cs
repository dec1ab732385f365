using System;
using System.Text;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace PromptGen.Generated;

/// <summary>Constants that the C# compiler encoded, as UTF-16.</summary>
internal static class Utf8Constant
{
    /// <summary>Writes a constant to the beginning of <paramref name="target"/>.</summary>
    /// <param name="utf8">The text in valid UTF-8.</param>
    /// <param name="length">Its length in UTF-16 code units, for which there is room.</param>
    /// <param name="target">The target of the text.</param>
#if NET8_0_OR_GREATER
    // Both lengths are constants where this is called: inlined, most of it is gone.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#endif
    public static void Decode(ReadOnlySpan<byte> utf8, int length, Span<char> target)
    {
        if (length == utf8.Length)
        {
            // As many code units as bytes: UTF-8 that is valid is ASCII then.
            AsciiText.Widen(utf8, target);
        }
        else
        {
            DecodeOther(utf8, target);
        }
    }

#if NET8_0_OR_GREATER
    private static void DecodeOther(ReadOnlySpan<byte> utf8, Span<char> target) => Encoding.UTF8.GetChars(utf8, target);
#else
    private static unsafe void DecodeOther(ReadOnlySpan<byte> utf8, Span<char> target)
    {
        fixed (byte* bytes = utf8)
        fixed (char* characters = target)
        {
            Encoding.UTF8.GetChars(bytes, utf8.Length, characters, target.Length);
        }
    }
#endif
}
