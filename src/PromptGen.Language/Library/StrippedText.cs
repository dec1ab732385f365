using System.Globalization;
using System.Text;
using PromptGen.Core.Display;

namespace PromptGen.Language;

/// <summary>
/// A text stripped of what cannot be seen, its lines ended by <c>\n</c> alone. Joiners and variation selectors stay where a script
/// or an emoji needs them: what decides is what is beside them in the result, so that two of them, or one beside something that is
/// left out, do not protect each other.
/// </summary>
internal sealed class StrippedText
{
    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';
    private const int Keycap = 0x20E3;

    private readonly StringBuilder _result;

    // Waits for the character after it.
    private char _pending;
    private Neighbour _last;

    private StrippedText(int length) => _result = new StringBuilder(length);

    /// <summary>The characters that can follow the last character of the result.</summary>
    private enum Neighbour
    {
        Other,
        JoiningLetter,
        Emoji,

        /// <summary>An emoji whose form is chosen: another selector would say nothing.</summary>
        SelectedEmoji,
        KeycapBase,

        /// <summary>The frame of a key, which a selector before it makes an emoji.</summary>
        Keycap,
    }

    public static string Of(string text)
    {
        StrippedText visible = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is >= ' ' and < '\u007F' or '\t' or '\n')
            {
                visible.Append(c, c is >= '0' and <= '9' or '#' or '*' ? Neighbour.KeycapBase : Neighbour.Other);
            }
            else if (c is '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029')
            {
                if (c != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
                {
                    visible.Append('\n', Neighbour.Other);
                }
            }
            else if (c is NonJoiner or Joiner or '\uFE0E' or '\uFE0F')
            {
                visible.Join(c);
            }
            else if (char.IsSurrogate(c))
            {
                i += visible.AppendSurrogate(text, i);
            }
            else if (!HiddenCharacters.Contains(c))
            {
                Neighbour kind = NeighbourOf(c, text, i);
                visible.AppendPending(kind);
                visible.Append(c, kind);
            }
        }

        return visible._result.ToString();
    }

    private static Neighbour NeighbourOf(int code, string text, int index) =>
        code == Keycap ? Neighbour.Keycap
        : JoinedCharacters.Emoji.Contains(code) ? Neighbour.Emoji
        : JoinedCharacters.Letters.Contains(code) && IsLetter(CharUnicodeInfo.GetUnicodeCategory(text, index)) ? Neighbour.JoiningLetter
        : Neighbour.Other;

    private static bool IsLetter(UnicodeCategory category) =>
        category is UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private void Append(char c, Neighbour kind)
    {
        _result.Append(c);
        _pending = '\0';
        _last = kind;
    }

    /// <returns>How many more characters of the text were read.</returns>
    private int AppendSurrogate(string text, int index)
    {
        if (!char.IsHighSurrogate(text[index]) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]))
        {
            Append('\uFFFD', Neighbour.Other);
            return 0;
        }

        int code = char.ConvertToUtf32(text[index], text[index + 1]);
        if (!HiddenCharacters.Contains(code))
        {
            Neighbour kind = NeighbourOf(code, text, index);
            AppendPending(kind);
            _result.Append(text[index]);
            Append(text[index + 1], kind);
        }

        return 1;
    }

    private void Join(char c)
    {
        if (c is '\uFE0E' or '\uFE0F' && _last == Neighbour.Emoji && _pending == '\0')
        {
            _result.Append(c);
            _last = Neighbour.SelectedEmoji;
        }
        else if (_pending == '\0')
        {
            _pending = c;
        }
    }

    private void AppendPending(Neighbour next)
    {
        bool stays = (_pending, _last, next) switch
        {
            (Joiner, Neighbour.Emoji or Neighbour.SelectedEmoji, Neighbour.Emoji) => true,
            (Joiner or NonJoiner, Neighbour.JoiningLetter, Neighbour.JoiningLetter) => true,
            ('\uFE0E' or '\uFE0F', Neighbour.KeycapBase, Neighbour.Keycap) => true,
            _ => false,
        };
        if (stays)
        {
            _result.Append(_pending);
        }

        _pending = '\0';
    }
}
