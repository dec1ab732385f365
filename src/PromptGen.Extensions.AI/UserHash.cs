using System;
using System.Security.Cryptography;
using System.Text;

namespace PromptGen.Extensions.AI;

/// <summary>A key of a user as nobody can read it back without the application's secret.</summary>
internal static class UserHash
{
    private const int Digits = 16;

    public static string Of(string key, string secret) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(key)))[..Digits].ToLowerInvariant();
}
