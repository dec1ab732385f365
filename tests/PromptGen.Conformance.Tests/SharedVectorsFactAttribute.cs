using System;
using System.IO;
using PromptGen.Tests;
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
        string path = Path.Combine(RepositoryRoot.Folder, "..", "shared", "conformance", "dev.jsonl");
        return File.Exists(path) ? path : null;
    }
}
