using System.Globalization;
using System.Text;

namespace PromptGen.Compiler.Emission;

/// <summary>The names of generated files.</summary>
internal static class HintName
{
    private const int ReadableLength = 80;

    /// <summary>
    /// The readable end of the file's path and eight digits of a hash of the whole of it: unique whatever a file system or
    /// the compiler does with case, the same on every machine, and free of characters that hint names may not have.
    /// </summary>
    public static string Of(string relativePath)
    {
        var readable = new StringBuilder(relativePath.Length);
        foreach (char character in relativePath)
        {
            bool plain = character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.';
            readable.Append(plain ? character : character == '/' ? '.' : '_');
        }

        int excess = readable.Length - ReadableLength;
        string name = excess > 0 ? readable.ToString(excess, ReadableLength) : readable.ToString();
        return name.TrimStart('.') + "-" + StableHash(relativePath).ToString("x8", CultureInfo.InvariantCulture) + ".g.cs";
    }

    /// <summary>FNV-1a over the UTF-16 code units.</summary>
    private static uint StableHash(string text)
    {
        uint hash = 2166136261;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ (byte)character) * 16777619);
            hash = unchecked((hash ^ (byte)(character >> 8)) * 16777619);
        }

        return hash;
    }
}
