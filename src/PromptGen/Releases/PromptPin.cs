using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PromptGen;

/// <summary>Holds a conversation or a job on the versions it began with. Its text goes where the conversation is stored.</summary>
/// <remarks>
/// A pin ends with its age (<see cref="PromptReleasesOptions.MaximumPinAge"/>), where a version is revoked, and where this process does not
/// know a version any more. It holds versions, no user data. It chooses among released versions, so take none from a stranger.
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

    /// <summary>When the first of its versions was chosen.</summary>
    public DateTimeOffset Issued { get; }

    /// <summary>The versions by the ids of their prompts.</summary>
    public IReadOnlyDictionary<string, string> Versions => _versions;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is no pin.</exception>
    public static PromptPin Parse(string text) =>
        TryParse(text, out PromptPin? pin) ? pin : throw new FormatException("The text is not a prompt pin. Use the result of PromptPin.ToString.");

    /// <summary>Reads what <see cref="ToString"/> wrote, or says that it is something else.</summary>
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

    /// <summary>The text to store: letters, digits and <c>; = - . +</c>, the same for equal pins.</summary>
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
