namespace PromptGen.Core.Display;

/// <summary>
/// Characters that act on a terminal or an editor, or that are invisible: controls, marks of direction, joiners, fillers, tags. The
/// one table of them: what is shown escapes them, names do not contain them, and a fence leaves them out.
/// </summary>
internal static class HiddenCharacters
{
    // Controls, format characters (category Cf), the property Default_Ignorable_Code_Point, joiners and blanks that have no shape whatever their category,
    // the place of an object, surrogates, private use, noncharacters. Unicode 16; blocks reserved for such characters are whole.
    private static readonly CodePointSet All = new(
        (0x0000, 0x001F), (0x007F, 0x009F), (0x00AD, 0x00AD), (0x034F, 0x034F), (0x0600, 0x0605), (0x061C, 0x061C), (0x06DD, 0x06DD),
        (0x070F, 0x070F), (0x0890, 0x0891), (0x08E2, 0x08E2), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
        (0x2028, 0x202E), (0x2060, 0x206F), (0x2800, 0x2800), (0x2D7F, 0x2D7F), (0x3164, 0x3164), (0xD800, 0xF8FF), (0xFDD0, 0xFDEF),
        (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFC), (0xFFFE, 0xFFFF), (0x1107F, 0x1107F), (0x110BD, 0x110BD),
        (0x110CD, 0x110CD), (0x13430, 0x1343F), (0x13441, 0x13442), (0x16FE4, 0x16FE4), (0x1BCA0, 0x1BCA3), (0x1D159, 0x1D159), (0x1D173, 0x1D17A),
        (0x1FFFE, 0x1FFFF), (0x2FFFE, 0x2FFFF), (0x3FFFE, 0x3FFFF), (0x4FFFE, 0x4FFFF), (0x5FFFE, 0x5FFFF), (0x6FFFE, 0x6FFFF), (0x7FFFE, 0x7FFFF),
        (0x8FFFE, 0x8FFFF), (0x9FFFE, 0x9FFFF), (0xAFFFE, 0xAFFFF), (0xBFFFE, 0xBFFFF), (0xCFFFE, 0xCFFFF), (0xDFFFE, 0x10FFFF));

    /// <summary>Whether the character at this index is one. Half of a surrogate pair without the other half is; line ends and tabs
    /// are.</summary>
    /// <param name="length">How many UTF-16 units it has: 1 or 2.</param>
    public static bool IsAt(string text, int index, out int length)
    {
        char first = text[index];
        bool isPair = char.IsHighSurrogate(first) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        length = isPair ? 2 : 1;
        return Contains(isPair ? char.ConvertToUtf32(first, text[index + 1]) : first);
    }

    /// <param name="code">A code point, or one UTF-16 unit: every half of a surrogate pair counts.</param>
    public static bool Contains(int code) => code is not (>= ' ' and <= '~') && All.Contains(code);
}
