using System.Globalization;
using System.Text;

namespace PromptGen.Rollouts;

/// <summary>Bytes as the text they must be.</summary>
internal static class ReleaseText
{
    // Throwing: a replaced character would be another text than the one that was signed.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="reason">The reason for a failure, as a clause; null if the bytes are text.</param>
    /// <returns>The text; null if the bytes are not that text.</returns>
    public static string? Read(byte[] content, int limit, out string? reason)
    {
        if (content.Length > limit)
        {
            reason = TooLong(content.Length, limit);
            return null;
        }

        try
        {
            reason = content.Length == 0 ? "it is empty" : null;
            return content.Length == 0 ? null : Utf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            reason = "it is not UTF-8";
            return null;
        }
    }

    /// <summary>Whether bytes are UTF-8.</summary>
    public static bool IsText(byte[] content, int start, int length)
    {
        try
        {
            return Utf8.GetCharCount(content, start, length) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    public static byte[] Encode(string text) => Utf8.GetBytes(text);

    /// <summary>As a clause.</summary>
    public static string TooLong(int length, int limit) => "it has " + Count(length) + " bytes, and at most " + Count(limit) + " are read";

    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public static string Decode(System.ArraySegment<byte> bytes) => Utf8.GetString(bytes.Array!, bytes.Offset, bytes.Count);

    /// <summary>The position of an offset, as <c>line 3, column 5</c>.</summary>
    public static string Place(string text, int offset)
    {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset && i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
        }

        return "line " + Count(line) + ", column " + Count(offset - lineStart + 1);
    }

    public static string Count(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shortest decimal form.</summary>
    public static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
