using System.Globalization;
using System.Text;

namespace PromptGen.CodeFixes;

/// <summary>Texts as scalars of YAML.</summary>
internal static class YamlText
{
    /// <summary>As it is where that can only be read as a text; with quotes else.</summary>
    public static string Plain(string word)
    {
        bool isWord = word.Length > 0 && char.IsLetter(word[0]) && word is not ("true" or "false" or "null" or "True" or "False" or "Null" or "TRUE" or "FALSE" or "NULL");
        foreach (char character in word)
        {
            isWord &= char.IsLetterOrDigit(character) || character is '_' or '-';
        }

        return isWord ? word : Quoted(word);
    }

    public static string Quoted(string text)
    {
        StringBuilder yaml = new();
        yaml.Append('"');
        foreach (char character in text)
        {
            switch (character)
            {
                case '"':
                    yaml.Append("\\\"");
                    break;
                case '\\':
                    yaml.Append("\\\\");
                    break;
                case '\n':
                    yaml.Append("\\n");
                    break;
                case '\t':
                    yaml.Append("\\t");
                    break;
                default:
                    if (char.IsControl(character) || character is '\u2028' or '\u2029' or '\uFEFF')
                    {
                        yaml.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        yaml.Append(character);
                    }

                    break;
            }
        }

        return yaml.Append('"').ToString();
    }
}
