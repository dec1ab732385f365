using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PromptGen;

/// <summary>Keeps a conversation or a job on the versions it began with; store its text together with the conversation.</summary>
/// <remarks>
/// A pin does not have an effect when it is older than <see cref="PromptReleasesOptions.MaximumPinAge"/>. One version of a pin does
/// not have an effect when it is revoked, or when this process does not know it any more. A pin contains versions and no user data.
/// It chooses among released versions, so do not accept one from an untrusted caller.
/// </remarks>
public sealed class PromptPin
{
    private const string Form = "pin1";
    private const int GreatestLength = 64 * 1024;

    private readonly SortedDictionary<string, string> _versions;

    internal PromptPin(DateTimeOffset issued, SortedDictionary<string, string> versions)
    {
        Issued = issued;
        _versions = versions;
    }

    /// <summary>When the first version of the pin was chosen.</summary>
    public DateTimeOffset Issued { get; }

    /// <summary>The pinned versions, by the id of their prompt.</summary>
    public IReadOnlyDictionary<string, string> Versions => _versions;

    /// <summary>Reads the text that <see cref="ToString"/> returned.</summary>
    /// <param name="text">The text of a pin.</param>
    /// <returns>The pin.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> is null or is not the text of a pin.</exception>
    public static PromptPin Parse(string text) =>
        TryParse(text, out PromptPin? pin) ? pin : throw new FormatException("The text is not a prompt pin. Use the result of PromptPin.ToString.");

    /// <summary>Reads the text that <see cref="ToString"/> returned, without an exception if it is not the text of a pin.</summary>
    /// <param name="text">The text of a pin; null is not a pin.</param>
    /// <param name="pin">The pin; null if the result is false.</param>
    /// <returns>True if the text is the text of a pin.</returns>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PromptPin? pin)
    {
        pin = null;
        if (text is null || text.Length > GreatestLength)
        {
            return false;
        }

        string[] parts = text.Split(';');
        if (parts.Length < 2 || parts[0] != Form
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) || seconds > 253402300799)
        {
            return false;
        }

        SortedDictionary<string, string> versions = new(StringComparer.Ordinal);
        for (int i = 2; i < parts.Length; i++)
        {
            int equals = parts[i].IndexOf('=');
            if (equals <= 0 || equals == parts[i].Length - 1 || versions.ContainsKey(parts[i].Substring(0, equals)))
            {
                return false;
            }

            versions.Add(parts[i].Substring(0, equals), parts[i].Substring(equals + 1));
        }

        pin = new PromptPin(DateTimeOffset.FromUnixTimeSeconds(seconds), versions);
        return true;
    }

    /// <summary>Returns the text to store, which consists of letters, digits and <c>; = - . +</c> and is the same for equal
    /// pins.</summary>
    public override string ToString()
    {
        StringBuilder text = new(Form);
        text.Append(';').Append(Issued.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        foreach (KeyValuePair<string, string> version in _versions)
        {
            text.Append(';').Append(version.Key).Append('=').Append(version.Value);
        }

        return text.ToString();
    }

    internal string? VersionOf(string id) => _versions.TryGetValue(id, out string? version) ? version : null;
}
