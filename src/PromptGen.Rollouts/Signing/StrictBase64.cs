namespace PromptGen.Rollouts.Signing;

/// <summary>
/// Base64 in the one spelling that RFC 4648 section 4 gives to each sequence of bytes: the standard alphabet, all padding, no white space, and no
/// bits behind the last byte. Decoders of the runtime take several.
/// </summary>
internal static class StrictBase64
{
    private const int Invalid = -1;

    /// <returns>Null: it is not that spelling of any bytes, or of none.</returns>
    public static byte[]? Decode(byte[] text, int start, int length)
    {
        if (length == 0 || length % 4 != 0)
        {
            return null;
        }

        int end = start + length;
        int padding = text[end - 1] != '=' ? 0 : text[end - 2] != '=' ? 1 : 2;
        byte[] bytes = new byte[(length / 4 * 3) - padding];
        int written = 0;
        int bits = 0;
        int invalid = 0;
        int held = 0;
        for (int i = start; i < end - padding; i++)
        {
            int digit = Digit(text[i]);
            invalid |= digit;
            bits = (bits << 6) | (digit & 0x3F);
            held += 6;
            if (held >= 8)
            {
                held -= 8;
                bytes[written++] = (byte)(bits >> held);
                bits &= (1 << held) - 1;
            }
        }

        return invalid >= 0 && bits == 0 ? bytes : null;
    }

    public static byte[]? Decode(string text)
    {
        byte[] characters = new byte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            characters[i] = text[i] < 0x80 ? (byte)text[i] : (byte)0;
        }

        return Decode(characters, 0, characters.Length);
    }

    private static int Digit(byte character) => character switch
    {
        >= (byte)'A' and <= (byte)'Z' => character - 'A',
        >= (byte)'a' and <= (byte)'z' => character - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => character - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => Invalid,
    };
}
