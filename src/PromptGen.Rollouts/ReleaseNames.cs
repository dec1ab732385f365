using PromptGen.Core.Naming;
using PromptGen.Core.Prompts;

namespace PromptGen.Rollouts;

/// <summary>What names in release files look like.</summary>
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

    /// <summary><c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    public static bool IsHash(string text)
    {
        const int hexadecimalDigits = 64;
        string prefix = ContentHash.Prefix;
        if (text.Length != prefix.Length + hexadecimalDigits || string.CompareOrdinal(text, 0, prefix, 0, prefix.Length) != 0)
        {
            return false;
        }

        for (int i = prefix.Length; i < text.Length; i++)
        {
            if (text[i] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A version that was released: one with the mark of a changed working copy never was.</summary>
    public static bool IsReleasedVersion(string text) => PromptVersion.TryParse(text, out PromptVersion version) && !version.IsDirty;
}
