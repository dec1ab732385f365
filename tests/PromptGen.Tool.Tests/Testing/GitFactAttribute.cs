using System;
using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace PromptGen.Tool.Tests.Testing;

/// <summary>A test that runs <c>git</c>, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GitFactAttribute : FactAttribute
{
    public GitFactAttribute() => Skip = Git.MissingReason;
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GitTheoryAttribute : TheoryAttribute
{
    public GitTheoryAttribute() => Skip = Git.MissingReason;
}

internal static class Git
{
    public static string? MissingReason { get; } = CanStart() ? null : "git is not installed, so ignored files were not looked for.";

    private static bool CanStart()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("git", ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
