using System;
using System.Diagnostics;
using Xunit;

namespace PromptGen.Compiler.Tests.Manifest;

/// <summary>A test that needs python3; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    private static readonly bool HasPython = CanStart();

    public PythonFactAttribute()
    {
        if (!HasPython)
        {
            Skip = "python3 is not installed, so the program in docs/manifest.md was not run.";
        }
    }

    private static bool CanStart()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("python3", ["-c", ""]) { UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
