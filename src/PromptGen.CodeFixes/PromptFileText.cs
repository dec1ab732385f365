using System.Text;

namespace PromptGen.CodeFixes;

/// <summary>A prompt file with one message.</summary>
internal static class PromptFileText
{
    // Any version does: the first `promptgen stamp` gives the real one.
    private const string FirstVersion = "2000-01-01.1";

    public static string Of(string id, string role, PromptText text)
    {
        StringBuilder yaml = Beginning(id);
        if (text.Variables.Count > 0)
        {
            yaml.Append("variables:\n");
            foreach (MovedVariable variable in text.Variables)
            {
                yaml.Append("  ").Append(variable.Name).Append(": ").Append(variable.Type).Append('\n');
            }
        }

        yaml.Append("messages:\n  - role: ").Append(role).Append("\n    template: ");
        AppendScalar(yaml, text.Template);
        return yaml.ToString();
    }

    /// <summary>A prompt of tools alone: what is said comes from the caller.</summary>
    /// <param name="tool">The lines of the tool.</param>
    public static string WithTool(string id, string tool) => Beginning(id).Append("messages:\n  - slot: conversation\ntools:\n").Append(tool).ToString();

    private static StringBuilder Beginning(string id)
    {
        StringBuilder yaml = new();
        yaml.Append("prompt_id: ").Append(id).Append('\n');
        yaml.Append("version: ").Append(FirstVersion).Append("   # `promptgen stamp` gives the first real one\n");
        yaml.Append("model: class:default   # name the model that this prompt is written for\n");
        return yaml;
    }

    /// <summary>A block where that is exact and easy to read; escapes else.</summary>
    private static void AppendScalar(StringBuilder yaml, string text)
    {
        if (!FitsBlock(text))
        {
            yaml.Append(YamlText.Quoted(text)).Append('\n');
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
}
