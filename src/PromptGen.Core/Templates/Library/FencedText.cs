using System.Globalization;
using System.Text;

namespace PromptGen.Core.Templates;

/// <summary>Puts a text into a fence that nothing in it can close or leave.</summary>
/// <remarks>
/// Three things hold of the result, whatever the text is. Every line of it stands behind <see cref="LinePrefix"/>, so no line of it begins the way a
/// fence, a heading or the name of a role does. No <c>&lt;</c> of it, nor a character that looks like one, stands before something that makes it a tag or
/// a special token. No character of it is invisible, moves what is shown, or ends a line but <c>\n</c>.
/// </remarks>
internal static class FencedText
{
    public const string LinePrefix = "| ";

    private const string Bracket = "&lt;";

    // What fonts show like < in some scripts and forms.
    private const string Lookalikes = "<\u00AB\u02C2\u1438\u16B2\u2039\u2329\u2770\u276C\u276E\u27E8\u29FC\u2A7D\u2264\u226A\u3008\u300A\uFE3D\uFE3F\uFE64\uFF1C";

    public static string Of(string text, string? name)
    {
        StringBuilder fenced = new(text.Length + 64);
        fenced.Append("<untrusted");
        if (name is not null)
        {
            fenced.Append(" name=\"").Append(name).Append('"');
        }

        fenced.Append(">\n").Append(LinePrefix);
        string visible = Visible(text);
        for (int i = 0; i < visible.Length; i++)
        {
            char c = visible[i];
            if (c == '\n')
            {
                fenced.Append('\n').Append(LinePrefix);
            }
            else if (Lookalikes.IndexOf(c) >= 0 && BeginsTag(visible, i + 1))
            {
                fenced.Append(Bracket);
            }
            else
            {
                fenced.Append(c);
            }
        }

        return fenced.Append("\n</untrusted>").ToString();
    }

    /// <summary>Whether a bracket before this place would be read as the beginning of a tag or of a special token.</summary>
    private static bool BeginsTag(string text, int at)
    {
        while (at < text.Length && text[at] != '\n' && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length && !char.IsWhiteSpace(text[at]) && !char.IsDigit(text[at]) && text[at] is not ('=' or '-' or '+' or '.' or '(');
    }

    /// <summary>The text without what cannot be seen, its lines ended by <c>\n</c> alone.</summary>
    private static string Visible(string text)
    {
        StringBuilder visible = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '\r' when i + 1 < text.Length && text[i + 1] == '\n':
                    break;
                case '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029':
                    visible.Append('\n');
                    break;
                case '\t':
                    visible.Append(c);
                    break;
                case '\u200C' or '\u200D' when JoinsLetters(text, i):
                    visible.Append(c);
                    break;
                default:
                    i += AppendVisible(visible, text, i);
                    break;
            }
        }

        return visible.ToString();
    }

    /// <summary>Some scripts and emoji need the joiners; between plain characters they only hide a word from a search.</summary>
    private static bool JoinsLetters(string text, int index) =>
        index > 0 && index + 1 < text.Length && text[index - 1] > '\u02FF' && text[index + 1] > '\u02FF'
        && CharUnicodeInfo.GetUnicodeCategory(text, index - 1) != UnicodeCategory.Format
        && CharUnicodeInfo.GetUnicodeCategory(text, index + 1) != UnicodeCategory.Format;

    /// <returns>How many more characters of the text were read.</returns>
    private static int AppendVisible(StringBuilder visible, string text, int index)
    {
        bool isPair = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        if (!isPair && char.IsSurrogate(text[index]))
        {
            visible.Append('\uFFFD');
            return 0;
        }

        int code = char.ConvertToUtf32(text, index);
        if (!IsInvisible(code, CharUnicodeInfo.GetUnicodeCategory(text, index)))
        {
            visible.Append(text, index, isPair ? 2 : 1);
        }

        return isPair ? 1 : 0;
    }

    private static bool IsInvisible(int code, UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse

        // Fillers that are letters by their category, the blank of Braille, variation selectors except those of emoji, tags.
        || code is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0D)
            or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);
}
