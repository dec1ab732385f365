using System;
using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace PromptGen.Tests;

/// <summary>A test that runs <c>openssl</c>, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenSslFactAttribute : FactAttribute
{
    private static readonly bool HasOpenSsl = CanStart();

    public OpenSslFactAttribute()
    {
        if (!HasOpenSsl)
        {
            Skip = "openssl is not installed, so signatures were not compared with its.";
        }
    }

    private static bool CanStart()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("openssl", ["version"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0 && !OperatingSystem.IsWindows();
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
