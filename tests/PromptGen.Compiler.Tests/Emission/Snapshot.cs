using System;
using System.IO;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>
/// Compares an output with the file that holds what it should be. After a change on purpose, run the tests with
/// <c>PROMPTGEN_UPDATE_SNAPSHOTS=1</c> and review the difference.
/// </summary>
internal static class Snapshot
{
    public static void Matches(string actual, string name)
    {
        // A new version of the package is no change of what it emits.
        actual = actual.Replace(
            "GeneratedCode(\"PromptGen\", \"" + typeof(PromptCompiler).Assembly.GetName().Version!.ToString(3) + "\")",
            "GeneratedCode(\"PromptGen\", \"VERSION\")",
            StringComparison.Ordinal);
        string file = Path.Combine(Repository(), "tests", "PromptGen.Compiler.Tests", "Emission", "Snapshots", name);
        if (Environment.GetEnvironmentVariable("PROMPTGEN_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), "There is no snapshot " + file + " yet.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PromptGen.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from within the repository.");
    }
}
