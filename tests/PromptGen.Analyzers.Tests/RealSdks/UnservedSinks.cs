using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PromptGen.Analyzers.Tests.RealSdks;

/// <summary>The names of the table that are in no package of <see cref="SdkPackage"/>, and where they existed.</summary>
internal static class UnservedSinks
{
    public const string File = "RealSdks/unserved-sinks.txt";

    public static IReadOnlyDictionary<string, string> All { get; } = Read();

    private static Dictionary<string, string> Read()
    {
        using Stream list = typeof(UnservedSinks).Assembly.GetManifestResourceStream(File)!;
        using StreamReader reader = new(list);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => line[0] != '#')
            .Select(static line => line.Split(" | ") is [string name, { Length: > 0 } where] ? (Name: name, Where: where) : throw new FormatException("No place is said for: " + line))
            .ToDictionary(static line => line.Name, static line => line.Where, StringComparer.Ordinal);
    }
}
