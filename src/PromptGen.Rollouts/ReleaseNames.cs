using PromptGen.Core.Naming;
using PromptGen.Core.Prompts;

namespace PromptGen.Rollouts;

/// <summary>The rules for names in release files.</summary>
internal static class ReleaseNames
{
    /// <summary>Environments, bundles and prompts name files.</summary>
    public static bool IsFileName(string name) => PortableName.Is(name);

    /// <summary>Groups and seeds are names of others: any text of one line without space at its ends.</summary>
    public static bool IsPlainText(string text)
    {
        if (text.Length is 0 or > ReleaseLimits.NameLength || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[text.Length - 1]))
        {
            return false;
        }

        foreach (char character in text)
        {
            if (char.IsControl(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A version that was released: one with the mark of a changed working copy never was.</summary>
    public static bool IsReleasedVersion(string text) => PromptVersion.TryParse(text, out PromptVersion version) && !version.IsDirty;
}
