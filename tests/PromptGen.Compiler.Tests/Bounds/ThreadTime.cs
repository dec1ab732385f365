using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PromptGen.Compiler.Tests.Bounds;

/// <summary>What the processor spent on this thread: other programs on the machine do not count. Where the system does not say it, time.</summary>
internal static class ThreadTime
{
    private const int ThreadClock = 3;

    public static double Milliseconds()
    {
        if (OperatingSystem.IsLinux() && Read(ThreadClock, out Time time) == 0)
        {
            return (time.Seconds * 1_000d) + (time.Nanoseconds / 1_000_000d);
        }

        return Stopwatch.GetTimestamp() * 1_000d / Stopwatch.Frequency;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
