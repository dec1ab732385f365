using System;
using System.Diagnostics;
using System.Linq;
using Xunit;

namespace PromptGen.Fuzz.Tests;

/// <summary>The command that docs/fuzzing.md shows.</summary>
public sealed class RunScriptTests
{
    [Fact]
    public void ItNamesEveryTarget()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using Process run = Process.Start(new ProcessStartInfo(RepositoryFolder.Combine("tests", "PromptGen.Fuzz", "run")) { RedirectStandardError = true, UseShellExecute = false })!;
        string error = run.StandardError.ReadToEnd();
        run.WaitForExit();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("TARGET: " + string.Join(", ", FuzzTargets.All.Select(static target => target.Name)) + ".", error, StringComparison.Ordinal);
    }
}
