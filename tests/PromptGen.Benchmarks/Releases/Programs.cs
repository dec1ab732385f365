using System.IO;
using PromptGen.Benchmarks.Measuring;

namespace PromptGen.Releases.Tests;

/// <summary>Where the programs are that are started as processes: with the tests that start them, too.</summary>
internal static class Programs
{
    public static string Folder { get; } = Path.Combine(Toolchain.RepositoryRoot, "tests", "PromptGen.Releases.Tests", "bin", Toolchain.Configuration, "net10.0");
}
