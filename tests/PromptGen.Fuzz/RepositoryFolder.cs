using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PromptGen.Fuzz;

/// <summary>The files of the repository that seeds are made from. The program is built inside it.</summary>
internal static class RepositoryFolder
{
    private static readonly string Path = Find();

    /// <summary>Files of the samples and tests, in ordinal order; without what a build wrote.</summary>
    /// <param name="pattern">For example <c>*.prompt.yaml</c>.</param>
    public static IEnumerable<string> Files(string pattern)
    {
        char separator = System.IO.Path.DirectorySeparatorChar;
        return new[] { "samples", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(System.IO.Path.Combine(Path, folder), pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains(separator + "bin" + separator, StringComparison.Ordinal) && !file.Contains(separator + "obj" + separator, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    public static string Combine(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "PromptGen.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("PromptGen.sln was not found above " + AppContext.BaseDirectory + ". Build and run the program inside the repository.");
    }
}
