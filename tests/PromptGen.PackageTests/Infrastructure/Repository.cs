using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace PromptGen.PackageTests.Infrastructure;

/// <summary>The repository that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot")
        .Value!;

    /// <summary>
    /// Copies what a checkout holds. Packing happens in the copy, so that it neither disturbs a build of the repository
    /// that is going on nor takes up what an earlier one left behind.
    /// </summary>
    public static async Task CopySourcesAsync(string destination)
    {
        foreach (string path in await SourcePathsAsync())
        {
            string target = Path.Combine(destination, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Root, path), target);
        }
    }

    private static async Task<IEnumerable<string>> SourcePathsAsync()
    {
        if (Tool.IsAvailable("git") && Path.Exists(Path.Combine(Root, ".git")))
        {
            CommandResult listed = await Command.RunAsync(
                Root, "git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
            return listed.Succeeded().Output.TrimEnd('\n').Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(path => File.Exists(Path.Combine(Root, path)));
        }

        return Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => !path.Split('/', '\\').Any(segment => segment is "bin" or "obj" or ".git" or "TestResults"));
    }
}
