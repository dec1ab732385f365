using System;
using System.IO;

namespace PromptGen.Tests;

/// <summary>The repository that the running program was built in.</summary>
internal static class RepositoryRoot
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "PromptGen.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("PromptGen.sln was not found above " + AppContext.BaseDirectory + ". Build and run the program inside the repository.");
    }
}
