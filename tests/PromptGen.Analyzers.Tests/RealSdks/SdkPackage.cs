using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace PromptGen.Analyzers.Tests.RealSdks;

/// <summary>A package of an SDK as the project downloads it.</summary>
internal sealed record SdkPackage(string Name, string Version)
{
    // The first that a package has: what is newest shows most.
    private static readonly string[] Frameworks = ["net10.0", "net9.0", "net8.0", "net6.0", "netstandard2.1", "netstandard2.0"];

    /// <summary>In the order of the project: of each package the oldest version first.</summary>
    public static IReadOnlyList<SdkPackage> All { get; } =
    [
        .. Metadata("SdkPackages").Split('|')
            .Select(static package => package.Split(' '))
            .SelectMany(static parts => parts[1].Split(';').Select(version => new SdkPackage(parts[0], version.Trim('[', ']')))),
    ];

    public static IReadOnlyList<SdkPackage> Newest { get; } = [.. All.GroupBy(static package => package.Name).Select(static versions => versions.Last())];

    public IReadOnlyList<string> Assemblies
    {
        get
        {
            string library = Path.Combine(Metadata("NuGetPackageRoot"), Name.ToLowerInvariant(), Version, "lib");
            string folder = Frameworks.Select(framework => Path.Combine(library, framework)).FirstOrDefault(Directory.Exists)
                ?? throw new InvalidOperationException(this + " is not in " + library + ". A restore of this project downloads it.");
            return Directory.GetFiles(folder, "*.dll");
        }
    }

    public override string ToString() => Name + " " + Version;

    private static string Metadata(string key) =>
        typeof(SdkPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;
}
