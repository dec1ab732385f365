using System.Text;

namespace PromptGen.Language;

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
        string visible = StrippedText.Of(text);
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
}
