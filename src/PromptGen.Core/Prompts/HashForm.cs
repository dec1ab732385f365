using System;

namespace PromptGen.Core.Prompts;

/// <summary>How a hash is written: what it was made with, and its bytes.</summary>
internal static class HashForm
{
    /// <summary>The prefix of every hash.</summary>
    public const string Prefix = "sha256:";

    public const int Length = 7 + Digits;

    /// <summary>In the words of messages.</summary>
    public const string Description = "sha256: and 64 lower-case hexadecimal digits";

    public const int Digits = 64;

    public static bool Is(string text)
    {
        if (text.Length != Length || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        for (int i = Prefix.Length; i < text.Length; i++)
        {
            if (text[i] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return false;
            }
        }

        return true;
    }
}
