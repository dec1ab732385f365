using System;
using Xunit;

namespace PromptGen.Build.Tests;

/// <summary>A test that makes symbolic links, which Windows lets only privileged users do.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Making symbolic links needs a privilege on Windows.";
        }
    }
}
