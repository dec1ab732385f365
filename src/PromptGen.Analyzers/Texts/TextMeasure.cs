using System;
using System.Globalization;

namespace PromptGen.Analyzers.Texts;

/// <summary>How much of a text is words that somebody wrote, told apart from labels, placeholders, markup and identifiers.</summary>
internal readonly struct TextMeasure
{
    // Scripts without spaces between words: two of their characters say about as much as one word.
    private const int CharactersOfAWord = 2;
    private const int LabelWords = 3;

    private TextMeasure(int words, bool isLabel, bool isQuestion, bool hasPlaceholder, int lines)
    {
        Words = words;
        IsLabel = isLabel;
        IsQuestion = isQuestion;
        HasPlaceholder = hasPlaceholder;
        Lines = lines;
    }

    public int Words { get; }

    /// <summary>A few words before a value, as <c>Intent:</c>.</summary>
    public bool IsLabel { get; }

    public bool IsQuestion { get; }

    /// <summary>The text has a hole of its own: <c>{{name}}</c>, <c>{{$name}}</c>, <c>{0}</c>, <c>{name}</c>.</summary>
    public bool HasPlaceholder { get; }

    public int Lines { get; }

    public static TextMeasure Of(string text)
    {
        int words = 0;
        int letters = 0;
        int ideographs = 0;
        int lines = 1;
        bool hasPlaceholder = false;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (character == '{' && EndOfPlaceholder(text, i) is var end and > 0)
            {
                hasPlaceholder = true;
                words += letters >= 2 ? 1 : 0;
                letters = 0;
                i = end;
                continue;
            }

            if (character == '\n')
            {
                lines++;
            }

            if (IsIdeograph(character))
            {
                ideographs++;
            }
            else if (char.IsLetter(character) || character is '\'' or '’' || char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                letters++;
                continue;
            }
            else if (letters > 0 && IsJoiner(text, i))
            {
                // A name as code writes it (max_tokens, app.settings, https://) is no word of a sentence, however many parts it has.
                i = SkipIdentifier(text, i);
                letters = 0;
                continue;
            }

            words += letters >= 2 ? 1 : 0;
            letters = 0;
        }

        words += letters >= 2 ? 1 : 0;
        words += ideographs / CharactersOfAWord;
        string trimmed = text.TrimEnd();
        bool isLabel = words <= LabelWords && (trimmed.EndsWith(":", StringComparison.Ordinal) || trimmed.EndsWith("：", StringComparison.Ordinal) || trimmed.EndsWith("=", StringComparison.Ordinal));
        bool isQuestion = trimmed.EndsWith("?", StringComparison.Ordinal) || trimmed.EndsWith("？", StringComparison.Ordinal);
        return new TextMeasure(words, isLabel, isQuestion, hasPlaceholder, lines);
    }

    private static bool IsIdeograph(char character) =>
        character is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\u0E00' and <= '\u0E7F');

    /// <summary>A character between letters that makes one identifier, path or address of them.</summary>
    private static bool IsJoiner(string text, int at) =>
        at + 1 < text.Length && at > 0 && (text[at] switch
        {
            '_' => true,
            '.' or '\\' or '@' or '=' or ':' => char.IsLetterOrDigit(text[at + 1]) && (at + 1 >= text.Length || !char.IsUpper(text[at + 1]) || text[at] != '.'),
            _ => false,
        });

    private static int SkipIdentifier(string text, int at)
    {
        while (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] is not ('"' or ',' or ';' or ')' or '{'))
        {
            at++;
        }

        return at;
    }

    /// <summary>Where a placeholder that begins here ends; 0 where none begins.</summary>
    private static int EndOfPlaceholder(string text, int start)
    {
        bool isDouble = start + 1 < text.Length && text[start + 1] == '{';
        int limit = Math.Min(text.Length, start + 120);
        for (int i = start + (isDouble ? 2 : 1); i < limit; i++)
        {
            switch (text[i])
            {
                case '}' when !isDouble:
                    return i > start + 1 ? i : 0;
                case '}' when i + 1 < text.Length && text[i + 1] == '}':
                    return i + 1;
                case '\n' or '"' or '{':
                    return 0;
                case ' ' or ',' when !isDouble:
                    return 0;
            }
        }

        return 0;
    }
}
