using System;
using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace PromptGen.Releases.Tests;

/// <summary>A test that runs <c>nginx</c>, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NginxFactAttribute : FactAttribute
{
    private static readonly bool HasNginx = CanStart();

    public NginxFactAttribute()
    {
        if (!HasNginx)
        {
            Skip = "nginx is not on the PATH, so releases were not read from a real file server.";
        }
    }

    private static bool CanStart()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("nginx", ["-v"]) { UseShellExecute = false, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0 && !OperatingSystem.IsWindows();
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
