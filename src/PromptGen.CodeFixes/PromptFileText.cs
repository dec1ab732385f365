using System.Globalization;
using System.Text;

namespace PromptGen.CodeFixes;

/// <summary>A prompt file with one message.</summary>
internal static class PromptFileText
{
    // Any version does: the first `promptgen stamp` gives the real one.
    private const string FirstVersion = "2000-01-01.1";

    public static string Of(string id, string role, PromptText text)
    {
        StringBuilder yaml = new();
        yaml.Append("prompt_id: ").Append(id).Append('\n');
        yaml.Append("version: ").Append(FirstVersion).Append("   # `promptgen stamp` gives the first real one\n");
        yaml.Append("model: class:default   # name the model that this prompt is written for\n");
        if (text.Variables.Count > 0)
        {
            yaml.Append("variables:\n");
            foreach (PromptVariable variable in text.Variables)
            {
                yaml.Append("  ").Append(variable.Name).Append(": ").Append(variable.Type).Append('\n');
            }
        }

        yaml.Append("messages:\n  - role: ").Append(role).Append("\n    template: ");
        AppendScalar(yaml, text.Template);
        return yaml.ToString();
    }

    /// <summary>A block where that is exact and easy to read; escapes else.</summary>
    private static void AppendScalar(StringBuilder yaml, string text)
    {
        if (!FitsBlock(text))
        {
            AppendQuoted(yaml, text);
            return;
        }

        int trailing = text.Length - text.TrimEnd('\n').Length;
        yaml.Append('|').Append(trailing switch { 0 => "-", 1 => "", _ => "+" }).Append('\n');
        foreach (string line in (trailing > 0 ? text.Substring(0, text.Length - 1) : text).Split('\n'))
        {
            if (line.Length > 0)
            {
                yaml.Append("      ").Append(line);
            }

            yaml.Append('\n');
        }
    }

    private static bool FitsBlock(string text)
    {
        if (text.IndexOf('\n') < 0 || char.IsWhiteSpace(text[0]))
        {
            return false;
        }

        foreach (char character in text)
        {
            if (character != '\n' && (char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029' or '\uFEFF'))
            {
                return false;
            }
        }

        return text.IndexOf(" \n", System.StringComparison.Ordinal) < 0;
    }

    private static void AppendQuoted(StringBuilder yaml, string text)
    {
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

        yaml.Append("\"\n");
    }
}
