using System.Text;
using PromptGen.Compiler.Versions;

namespace PromptGen.CodeFixes;

/// <summary>A prompt file with one message.</summary>
internal static class PromptFileText
{
    /// <summary>Whether a prompt file can have a text in a template. NUL and half a surrogate pair are refused however they are written.</summary>
    public static bool CanHold(string text) => text.IndexOf('\0') < 0 && YamlScalar.CanHold(text);

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

    /// <summary>A prompt that consists of tools only; the caller provides the messages.</summary>
    /// <param name="tool">The lines of the tool.</param>
    public static string WithTool(string id, string tool) => Beginning(id).Append("messages:\n  - slot: conversation\ntools:\n").Append(tool).ToString();

    private static StringBuilder Beginning(string id)
    {
        StringBuilder yaml = new();
        yaml.Append("prompt_id: ").Append(id).Append('\n');
        yaml.Append("version: ").Append(PlaceholderVersion.Text).Append("   # `promptgen stamp` writes the version\n");
        yaml.Append("model: class:default   # name the model that this prompt is written for\n");
        return yaml;
    }

    /// <summary>A block if that is exact and easy to read; otherwise escapes.</summary>
    private static void AppendScalar(StringBuilder yaml, string text)
    {
        // Editors take blanks at the end of a line away.
        bool isReadable = YamlScalar.IsLiteral(text) && !char.IsWhiteSpace(text[0]) && text.IndexOf('\t') < 0 && text.IndexOf(" \n", System.StringComparison.Ordinal) < 0;
        if (isReadable)
        {
            YamlScalar.AppendLiteral(yaml, text, column: 6);
        }
        else
        {
            yaml.Append(YamlScalar.Quoted(text)).Append('\n');
        }
    }
}
