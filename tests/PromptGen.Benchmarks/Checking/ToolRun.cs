using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using PromptGen.Benchmarks.Measuring;

namespace PromptGen.Benchmarks.Checking;

/// <summary>One command of the tool, as a process of its own.</summary>
/// <param name="PeakMegabytes">Of its working set.</param>
internal sealed record ToolRun(int ExitCode, string Output, TimeSpan Elapsed, double PeakMegabytes)
{
    private static readonly string Assembly = Path.Combine(
        Toolchain.RepositoryRoot, "src", "PromptGen.Tool", "bin", Toolchain.Configuration, "net8.0", "PromptGen.Tool.dll");

    public static ToolRun Of(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(Toolchain.Dotnet, [Assembly, .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("CI");
        start.Environment.Remove("GITHUB_ACTIONS");
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(5))
        {
            peak = Math.Max(peak, Peak(process));
        }

        TimeSpan elapsed = watch.Elapsed;
        return new ToolRun(process.ExitCode, output.Result + error.Result, elapsed, peak / 1e6);
    }

    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended in between.
            return 0;
        }
    }
}
