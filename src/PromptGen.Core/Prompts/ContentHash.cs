using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using PromptGen.Core.Performance;

namespace PromptGen.Core.Prompts;

/// <summary>SHA-256 in the forms that PromptGen writes.</summary>
internal static class ContentHash
{
    /// <summary>Stands before every hash that names what it was made with.</summary>
    public const string Prefix = "sha256:";

    // Throwing on lone surrogates: replacing them would give two texts one hash.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly char[] CarriageReturn = ['\r'];

    public static byte[] Encode(string text) => Utf8.GetBytes(text);

    /// <summary><c>sha256:</c> and 64 lower-case hexadecimal digits, of the text in UTF-8.</summary>
    public static string Of(string text) => Of(Encode(text));

    /// <summary><c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    public static string Of(byte[] bytes) => Prefix + Hex(bytes);

    /// <summary>
    /// The hash of an input file: of its normalised text (<see cref="NormalizeText"/>) in UTF-8, as 64 lower-case hexadecimal digits.
    /// </summary>
    public static string OfInput(string fileText)
    {
        string text = NormalizeText(fileText);
        // A file with a lone surrogate is refused for its encoding, but its record of inputs must not fail before that.
        return Hex(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A file's text as everything after reading sees it: without a byte order mark, line ends LF.</summary>
    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public static string NormalizeText(string fileText)
    {
        int start = fileText.Length > 0 && fileText[0] == '\uFEFF' ? 1 : 0;
        if (fileText.IndexOfAny(CarriageReturn) < 0)
        {
            return start == 0 ? fileText : fileText.Substring(start);
        }

        StringBuilder text = new(fileText.Length);
        for (int i = start; i < fileText.Length; i++)
        {
            char character = fileText[i];
            if (character != '\r')
            {
                text.Append(character);
            }
            else if (i + 1 == fileText.Length || fileText[i + 1] != '\n')
            {
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private static string Hex(byte[] bytes)
    {
#if NET8_0_OR_GREATER
        byte[] hash = SHA256.HashData(bytes);
#else
        using SHA256 algorithm = SHA256.Create();
        byte[] hash = algorithm.ComputeHash(bytes);
#endif
        const string Digits = "0123456789abcdef";
        char[] text = new char[hash.Length * 2];
        for (int i = 0; i < hash.Length; i++)
        {
            text[2 * i] = Digits[hash[i] >> 4];
            text[(2 * i) + 1] = Digits[hash[i] & 15];
        }

        return new string(text);
    }
}
