using System.Globalization;
using System.Text;

namespace PromptGen.Core.Display;

/// <summary>
/// Text as it can be shown on a terminal, in a log and in a build server's console without acting there: hidden characters are
/// escaped, and so is the character that would complete a command of a build server (<c>::set-env</c> at the beginning of a line,
/// <c>##vso[</c>, <c>##[</c>, <c>##teamcity[</c>).
/// </summary>
/// <remarks>It remembers the previous characters, so two texts cannot be combined to a sequence.</remarks>
/// <param name="keepsLines">Line feeds and tabs stay; otherwise they are escaped, too, and the text is part of a line.</param>
internal sealed class VisibleText(EscapeForm form, bool keepsLines)
{
    private const char TextVariation = '\uFE0E';
    private const char EmojiVariation = '\uFE0F';

    // Only white space since the line began, and whether a colon follows it.
    private bool _isLineStart = true;
    private bool _isAfterColon;

    // Number signs in a row, as far as they matter; letters behind two of them may still become the name of a command.
    private int _numberSigns;

    // A variation selector chooses how an emoji before it looks; anywhere else it only hides something.
    private bool _mayVary;

    /// <summary>The text as part of a line of a message.</summary>
    public static string Line(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        StringBuilder visible = new(text.Length + 16);
        new VisibleText(EscapeForm.Text, keepsLines: false).Append(visible, text);
        return visible.ToString();
    }

    /// <summary>The text in its lines.</summary>
    public static string Lines(string text, EscapeForm form)
    {
        StringBuilder visible = new(text.Length + 16);
        new VisibleText(form, keepsLines: true).Append(visible, text);
        return visible.ToString();
    }

    public void Append(StringBuilder visible, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (keepsLines && c is '\n' or '\t')
            {
                visible.Append(c);
                Follow(c);
            }
            else if (HiddenCharacters.IsAt(text, i, out int length) && !(c is TextVariation or EmojiVariation && _mayVary))
            {
                Escape(visible, text, i, length, form);
                Follow('\\');
                i += length - 1;
            }
            else if (CompletesCommand(c))
            {
                Escape(visible, c);
                Follow('\\');
            }
            else
            {
                visible.Append(text, i, length);
                Follow(c);
                i += length - 1;
            }
        }
    }

    /// <summary>Nearly all texts: printable ASCII in which no command can begin.</summary>
    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (c is (not (>= ' ' and <= '~')) or '#' or ':')
            {
                return false;
            }
        }

        return true;
    }

    private bool CompletesCommand(char c) => c switch
    {
        ':' => _isLineStart && _isAfterColon,
        '[' => _numberSigns == 2,
        _ => false,
    };

    private void Follow(char c)
    {
        bool isBlank = char.IsWhiteSpace(c);
        if (c == '\n')
        {
            _isLineStart = true;
        }
        else if (c == ':' ? _isAfterColon : !isBlank || _isAfterColon)
        {
            _isLineStart = false;
        }

        _isAfterColon = _isLineStart && c == ':';
        _numberSigns = c switch
        {
            '#' => _numberSigns == 0 ? 1 : 2,
            (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_' when _numberSigns == 2 => 2,
            _ => 0,
        };
        _mayVary = c is not (TextVariation or EmojiVariation) && (c > '\u007F' ? !isBlank : c is (>= '0' and <= '9') or '#' or '*');
    }

    private void Escape(StringBuilder visible, char ofCommand)
    {
        if (form == EscapeForm.Html)
        {
            visible.Append("&#x").Append(((int)ofCommand).ToString("x", CultureInfo.InvariantCulture)).Append(';');
        }
        else
        {
            Escape(visible, ofCommand.ToString(), 0, 1, form);
        }
    }

    private static void Escape(StringBuilder visible, string text, int index, int length, EscapeForm form)
    {
        if (form == EscapeForm.Json)
        {
            for (int i = index; i < index + length; i++)
            {
                visible.Append("\\u").Append(((int)text[i]).ToString("x4", CultureInfo.InvariantCulture));
            }

            return;
        }

        int code = length == 2 ? char.ConvertToUtf32(text[index], text[index + 1]) : text[index];
        visible.Append("\\u{").Append(code.ToString("x", CultureInfo.InvariantCulture)).Append('}');
    }
}
