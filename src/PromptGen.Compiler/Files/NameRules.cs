using System.Text;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Display;
using PromptGen.Core.Naming;

namespace PromptGen.Compiler.Files;

/// <summary>What prompt ids, and names of variables, properties and slots look like.</summary>
internal static class NameRules
{
    public static bool IsPromptId(string id) => PortableName.Is(id);

    /// <summary>Why a text that looks like a prompt id is none, as a clause; empty where its form says why.</summary>
    public static string PromptIdReason(string id) => PortableName.IsDevice(id) ? ", because Windows does not allow a file with that name" : "";

    /// <summary>The nearest prompt id to a text: for the suggestion in a message, and so that the rest of the file can be checked.</summary>
    public static string ToPromptId(string text)
    {
        StringBuilder id = new();
        for (int i = 0; i < text.Length && id.Length < FileLimits.NameLength; i++)
        {
            char c = text[i];
            if (c is >= 'A' and <= 'Z')
            {
                bool wordBegins = i > 0 && text[i - 1] is (>= 'a' and <= 'z') or (>= '0' and <= '9');
                if (wordBegins && id.Length > 0)
                {
                    id.Append('-');
                }

                id.Append(char.ToLowerInvariant(c));
            }
            else if (c is (>= 'a' and <= 'z') || (c is >= '0' and <= '9' && id.Length > 0))
            {
                id.Append(c);
            }
            else if (id.Length > 0 && id[id.Length - 1] != '-')
            {
                id.Append('-');
            }
        }

        string result = id.ToString().Trim('-');
        result = result.Length > FileLimits.NameLength ? result.Substring(0, FileLimits.NameLength).Trim('-') : result;
        return PortableName.IsDevice(result) ? result + "-prompt" : result;
    }

    /// <summary>Reports what is wrong with the name of a variable, property or slot; true when nothing is.</summary>
    /// <param name="kind">What has the name, in the words of an error message.</param>
    /// <param name="inTemplates">The name stands alone in templates, where it could hide or be hidden.</param>
    public static bool CheckName(ScalarNode node, string kind, bool inTemplates, DiagnosticList problems)
    {
        string name = node.Value;
        if (!IsName(name))
        {
            string suggestion = ToName(name);
            problems.Add(
                DiagnosticRules.BadName, node, name, "the name of a " + kind,
                "Use letters, digits and `_`, beginning with a letter, at most 100 characters"
                + (IsName(suggestion) && suggestion != name ? ", such as `" + suggestion + "`." : "."));
            return false;
        }

        if (inTemplates && ReservedNames.InTemplates(name) is { } role)
        {
            problems.Add(DiagnosticRules.ReservedName, node, name, kind, role, name + "_value");
            return false;
        }

        return true;
    }

    private static bool IsName(string name)
    {
        if (name.Length is 0 or > FileLimits.NameLength || !(char.IsLetter(name[0]) || name[0] == '_'))
        {
            return false;
        }

        bool holdsLetter = false;
        foreach (char c in name)
        {
            if ((!char.IsLetterOrDigit(c) && c != '_') || HiddenCharacters.Contains(c))
            {
                return false;
            }

            holdsLetter |= char.IsLetter(c);
        }

        return holdsLetter;
    }

    private static string ToName(string text)
    {
        StringBuilder name = new();
        foreach (char c in text)
        {
            if (name.Length >= FileLimits.NameLength)
            {
                break;
            }

            if (char.IsLetterOrDigit(c) && !HiddenCharacters.Contains(c))
            {
                name.Append(c);
            }
            else if (name.Length > 0 && name[name.Length - 1] != '_')
            {
                name.Append('_');
            }
        }

        return name.ToString().TrimEnd('_');
    }
}
