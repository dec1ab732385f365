using System.Runtime.CompilerServices;
using PromptGen.Core.Display;
using PromptGen.Core.Performance;

namespace PromptGen.Compiler.Emission;

/// <summary>Writes documentation comments from the descriptions of a prompt file.</summary>
internal static class XmlDocumentation
{
    /// <remarks>Without a text there is nothing to say, and no element.</remarks>
    public static CodeWriter Summary(this CodeWriter code, string text) => Element(code, "<summary>", text, "</summary>");

    public static CodeWriter Parameter(this CodeWriter code, string name, string text) =>
        Element(code, "<param name=\"" + name + "\">", text, "</param>");

    /// <summary>An element of which <paramref name="xml"/> is markup already.</summary>
    public static CodeWriter Markup(this CodeWriter code, string element, string xml) =>
        code.Line("/// <" + element + ">" + xml + "</" + element + ">");

    /// <summary>Escapes text for use between tags; line breaks become spaces, and hidden characters are shown as escapes.</summary>
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public static string Escape(string text)
    {
        TextBuffer escaped = TextBuffer.Take();
        bool afterSpace = true;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (char.IsWhiteSpace(character))
            {
                if (!afterSpace)
                {
                    escaped.Append(' ');
                }

                afterSpace = true;
                continue;
            }

            afterSpace = false;
            switch (character)
            {
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case >= ' ' and <= '~':
                    escaped.Append(character);
                    break;
                default:
                    i += AppendVisible(escaped, text, i) - 1;
                    break;
            }
        }

        return escaped.Finish().TrimEnd();
    }

    /// <summary>Escapes hidden characters: XML 1.0 does not allow control characters, even as references, and invisible characters
    /// could mislead a reviewer.</summary>
    private static int AppendVisible(TextBuffer escaped, string text, int index)
    {
        if (HiddenCharacters.IsAt(text, index, out int length))
        {
            escaped.Append(VisibleText.Line(text.Substring(index, length)));
        }
        else
        {
            escaped.Append(text, index, length);
        }

        return length;
    }

    private static CodeWriter Element(CodeWriter code, string open, string text, string close) =>
        text.Length == 0 ? code : code.Line("/// " + open + Escape(text) + close);
}
