using System;
using System.IO;
using Xunit;

namespace PromptGen.Tool.Tests.Testing;

/// <summary>A theory that needs bash; Windows has none where it is looked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BashTheoryAttribute : TheoryAttribute
{
    public const string Program = "/bin/bash";

    public BashTheoryAttribute()
    {
        if (!File.Exists(Program))
        {
            Skip = "bash is not installed";
        }
    }
}
