using System;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace PromptGen.Generated;

/// <summary>Implements the hash functions of templates, with results in lower-case hexadecimal digits; null counts as the empty
/// string.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateHashes
{
#pragma warning disable CA5350, CA5351 // The language has these algorithms; a template protects nothing with them.

    /// <summary>Implements <c>string.md5</c>.</summary>
    public static string Md5(string? text)
    {
        using MD5 algorithm = MD5.Create();
        return Hash(algorithm, text);
    }

    /// <summary>Implements <c>string.sha1</c>.</summary>
    public static string Sha1(string? text)
    {
        using SHA1 algorithm = SHA1.Create();
        return Hash(algorithm, text);
    }

    /// <summary>Implements <c>string.hmac_sha1</c>.</summary>
    public static string HmacSha1(string? text, string? secretKey)
    {
        using HMACSHA1 algorithm = new(Bytes(secretKey));
        return Hash(algorithm, text);
    }

#pragma warning restore CA5350, CA5351

    /// <summary>Implements <c>string.sha256</c>.</summary>
    public static string Sha256(string? text)
    {
        using SHA256 algorithm = SHA256.Create();
        return Hash(algorithm, text);
    }

    /// <summary>Implements <c>string.hmac_sha256</c>.</summary>
    public static string HmacSha256(string? text, string? secretKey)
    {
        using HMACSHA256 algorithm = new(Bytes(secretKey));
        return Hash(algorithm, text);
    }

    private static string Hash(HashAlgorithm algorithm, string? text) =>
        string.Concat(algorithm.ComputeHash(Bytes(text)).Select(static value => value.ToString("x2", CultureInfo.InvariantCulture)));

    private static byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(TemplateLimit.Counted(text, "a hash") ?? string.Empty);
}
