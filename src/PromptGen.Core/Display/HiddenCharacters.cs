using System.Globalization;

namespace PromptGen.Core.Display;

/// <summary>Characters that act on whoever shows them, or that nobody sees: controls, marks of direction, joiners, fillers, tags.</summary>
internal static class HiddenCharacters
{
    /// <summary>Whether the character at this place is one. Half of a surrogate pair that stands alone is; line ends and tabs are.</summary>
    /// <param name="length">How many UTF-16 units it has: 1 or 2.</param>
    public static bool IsAt(string text, int index, out int length)
    {
        char first = text[index];
        bool isPair = char.IsHighSurrogate(first) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        length = isPair ? 2 : 1;
        return isPair ? IsHidden(char.ConvertToUtf32(first, text[index + 1]), CharUnicodeInfo.GetUnicodeCategory(text, index)) : Contains(first);
    }

    /// <summary>The same of one UTF-16 unit: every half of a surrogate pair counts.</summary>
    public static bool Contains(char character) =>
        character is not (>= ' ' and <= '~') && IsHidden(character, CharUnicodeInfo.GetUnicodeCategory(character));

    private static bool IsHidden(int code, UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate

        // Marks of direction that the Unicode tables of an old runtime do not have yet, and what is ignored without being assigned.
        || code is 0x061C or (>= 0x2060 and <= 0x206F) or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF)

        // Joiners, vowels and variation selectors without a shape, and fillers that are letters or symbols by their category.
        || code is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0

        // No characters at all.
        || (code & 0xFFFE) == 0xFFFE || code is >= 0xFDD0 and <= 0xFDEF;
}
