using System;
using System.IO;
using Xunit;

namespace PromptGen.Conformance.Tests;

/// <summary>A test of the vectors that stand beside the repository. Skipped where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedVectorsFactAttribute : FactAttribute
{
    public SharedVectorsFactAttribute()
    {
        if (SharedVectors is null)
        {
            Skip = "There is no folder shared/conformance beside the repository.";
        }
    }

    public static string? SharedVectors { get; } = Find();

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PromptGen.sln")))
            {
                string path = Path.Combine(folder.FullName, "..", "shared", "conformance", "dev.jsonl");
                return File.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
