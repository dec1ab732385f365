namespace PromptGen.Language;

/// <summary>Single characters of strings, as strings.</summary>
internal static class CharacterText
{
    private static readonly string[] Ascii = CreateAscii();

    public static string Of(char value) => value < Ascii.Length ? Ascii[value] : value.ToString();

    /// <summary>A character; a negative index counts from the end. Null before the first character.</summary>
    /// <exception cref="PromptRenderException">The index is beyond the last character.</exception>
    public static string? At(string text, long index, PromptIdentity? identity, string place)
    {
        long position = index < 0 ? index + text.Length : index;
        return position < 0 ? null
            : position < text.Length ? Of(text[(int)position])
            : throw new PromptRenderException(identity, place + ": the string has no character at that index");
    }

    private static string[] CreateAscii()
    {
        string[] characters = new string[128];
        for (int i = 0; i < characters.Length; i++)
        {
            characters[i] = ((char)i).ToString();
        }

        return characters;
    }
}
