using System;
using System.Text;

namespace PromptGen.Compiler.Files;

/// <summary>Text that the build hands over in Base64, since editor configuration cuts values at <c>;</c> and <c>#</c>.</summary>
internal static class Base64Text
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The decoded text; a text that is not in Base64 is returned unchanged.</summary>
    /// <remarks>The name of a prompt file has a dot, and Base64 has none: the two cannot be confused.</remarks>
    public static string Decode(string text)
    {
        if (text.IndexOf('.') >= 0)
        {
            return text;
        }

        try
        {
            return StrictUtf8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return text;
        }
        catch (DecoderFallbackException)
        {
            return text;
        }
    }
}
