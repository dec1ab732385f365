using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Tests;

namespace PromptGen.Fuzz;

/// <summary>The files of the repository that seeds are made from. The program is built inside it.</summary>
internal static class RepositoryFolder
{
    /// <summary>Files of the samples and tests, in ordinal order; without what a build wrote.</summary>
    /// <param name="pattern">For example <c>*.prompt.yaml</c>.</param>
    public static IEnumerable<string> Files(string pattern)
    {
        char separator = Path.DirectorySeparatorChar;
        return new[] { "samples", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Folder, folder), pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains(separator + "bin" + separator, StringComparison.Ordinal) && !file.Contains(separator + "obj" + separator, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    public static string Combine(params string[] names) => Path.Combine([RepositoryRoot.Folder, .. names]);
}
