using System;
using Xunit;

namespace PromptGen.Tests;

/// <summary>A test of what only Unix has: permissions, signals, links without privileges.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has other permissions, signals and links.";
        }
    }
}
