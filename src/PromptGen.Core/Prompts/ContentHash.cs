using System;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using PromptGen.Core.Json;
using PromptGen.Core.Performance;

namespace PromptGen.Core.Prompts;

/// <summary>SHA-256 in the forms that PromptGen writes.</summary>
internal static class ContentHash
{
    private const int GreatestKept = 256 * 1024;

    // Throwing on lone surrogates: replacing them would give two texts one hash.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // A hash object and room for a text in UTF-8: making them for each text took longer than hashing it.
    [ThreadStatic]
    private static SHA256? _algorithm;

    [ThreadStatic]
    private static byte[]? _bytes;

    public static byte[] Encode(string text) => Utf8.GetBytes(text);

    /// <summary><c>sha256:</c> and 64 lower-case hexadecimal digits, of the text in UTF-8.</summary>
    public static string Of(string text)
    {
        byte[] bytes = RoomFor(text.Length);
        return Hex(HashForm.Prefix, bytes, Utf8.GetBytes(text, 0, text.Length, bytes, 0));
    }

    /// <summary><c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    public static string Of(byte[] bytes) => Hex(HashForm.Prefix, bytes, bytes.Length);

    /// <summary><c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    public static string Of(ArraySegment<byte> bytes) => Hex(HashForm.Prefix, bytes.Array!, bytes.Offset, bytes.Count);

    /// <summary><see cref="Of(string)"/> of the value's canonical JSON.</summary>
    public static string OfCanonical(JsonValue value)
    {
        TextBuffer canonical = TextBuffer.Take();
        JsonWriter.AppendCanonical(canonical, value);
        ArraySegment<char> text = canonical.Written;
        byte[] bytes = RoomFor(text.Count);
        string hash = Hex(HashForm.Prefix, bytes, Utf8.GetBytes(text.Array!, text.Offset, text.Count, bytes, 0));
        canonical.Discard();
        return hash;
    }

    /// <summary>
    /// The hash of an input file: of its normalised text (<see cref="NormalizeText"/>) in UTF-8, as 64 lower-case hexadecimal digits.
    /// </summary>
    public static string OfInput(string fileText)
    {
        string text = NormalizeText(fileText);
        byte[] bytes = RoomFor(text.Length);
        // A file with a lone surrogate is refused for its encoding, but its record of inputs must not fail before that.
        return Hex("", bytes, Encoding.UTF8.GetBytes(text, 0, text.Length, bytes, 0));
    }

    /// <summary>A file's text as everything after reading sees it: without a byte order mark, line ends LF.</summary>
    public static string NormalizeText(string fileText)
    {
        int start = fileText.Length > 0 && fileText[0] == '\uFEFF' ? 1 : 0;
        return fileText.IndexOf('\r') >= 0 ? WithLineFeeds(fileText, start) : start == 0 ? fileText : fileText.Substring(start);
    }

    private static string WithLineFeeds(string fileText, int start)
    {
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

    private static byte[] RoomFor(int characters)
    {
        int needed = Utf8.GetMaxByteCount(characters);
        return _bytes is { } bytes && bytes.Length >= needed ? bytes : Keep(new byte[needed]);
    }

    private static byte[] Keep(byte[] bytes) => bytes.Length <= GreatestKept ? _bytes = bytes : bytes;

    private static string Hex(string prefix, byte[] bytes, int count) => Hex(prefix, bytes, 0, count);

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    private static string Hex(string prefix, byte[] bytes, int start, int count)
    {
        byte[] hash = (_algorithm ??= SHA256.Create()).ComputeHash(bytes, start, count);
        const string Digits = "0123456789abcdef";
        TextBuffer text = TextBuffer.Take();
        text.Append(prefix);
        foreach (byte value in hash)
        {
            text.Append(Digits[value >> 4]);
            text.Append(Digits[value & 15]);
        }

        return text.Finish();
    }
}
