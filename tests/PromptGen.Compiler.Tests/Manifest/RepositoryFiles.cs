using System;
using System.IO;

namespace PromptGen.Compiler.Tests.Manifest;

/// <summary>Where the repository's own files are; found from the test assembly, which is built inside it.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "PromptGen.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("PromptGen.sln was not found above " + AppContext.BaseDirectory + ".");
    }
}
