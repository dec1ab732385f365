using System;
using System.Globalization;

namespace PromptGen.Releases.Tests;

/// <summary>What the program said of one request.</summary>
/// <param name="Hash">Of the version.</param>
/// <param name="Text">The hash of what was rendered.</param>
/// <param name="At">A timestamp of <see cref="System.Diagnostics.Stopwatch"/>, which all processes of a machine share.</param>
internal sealed record ServedRequest(string Id, string Version, string Hash, string Text, string Channel, long At)
{
    public static ServedRequest Read(string line)
    {
        string[] parts = line.Split(' ');
        return parts.Length == 7
            ? new ServedRequest(parts[1], parts[2], parts[3], parts[4], parts[5], long.Parse(parts[6], CultureInfo.InvariantCulture))
            : throw new FormatException("The program printed '" + line + "'.");
    }
}
