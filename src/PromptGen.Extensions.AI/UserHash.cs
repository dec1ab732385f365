using System;
using System.Security.Cryptography;
using System.Text;

namespace PromptGen.Extensions.AI;

/// <summary>A keyed hash of a user's key, which cannot be reversed without the secret of the application.</summary>
internal static class UserHash
{
    private const int Digits = 16;

    public static string Of(string key, string secret) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(key)))[..Digits].ToLowerInvariant();
}
