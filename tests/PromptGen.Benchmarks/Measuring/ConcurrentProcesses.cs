using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace PromptGen.Benchmarks.Measuring;

/// <summary>
/// The processor time of two commands that run at once, each bound to a processor of its own, and again with the processors exchanged: what
/// disturbs the machine disturbs both, and a processor that is slower than the other slows both once.
/// </summary>
internal static class ConcurrentProcesses
{
    // The shell's own `times` is the only portable way to a finished child's processor time; it waits for a line so that the
    // processor is set before anything starts.
    private const string Script = "read go; \"$@\" >&2 || exit 1; times";

    public static bool AreSupported => OperatingSystem.IsLinux() && Environment.ProcessorCount > 1;

    /// <returns>The processor time of the second command divided by that of the first.</returns>
    public static double Ratio(string folder, string[] first, string[] second)
    {
        (double firstThere, double secondThere) = Run(folder, first, second);
        (double secondHere, double firstHere) = Run(folder, second, first);
        return (secondThere + secondHere) / (firstThere + firstHere);
    }

    private static (double Left, double Right) Run(string folder, string[] left, string[] right)
    {
        using Process onFirst = Start(folder, left, processor: 0);
        using Process onSecond = Start(folder, right, processor: 1);
        onFirst.StandardInput.WriteLine();
        onSecond.StandardInput.WriteLine();
        double[] seconds = Task.WhenAll(Task.Run(() => Finish(onFirst)), Task.Run(() => Finish(onSecond))).GetAwaiter().GetResult();
        return (seconds[0], seconds[1]);
    }

    private static Process Start(string folder, string[] command, int processor)
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", Script, "sh", .. command])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start)!;
        if (OperatingSystem.IsLinux())
        {
            process.ProcessorAffinity = 1 << processor;
        }

        return process;
    }

    private static double Finish(Process process)
    {
        Task<string> said = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        new Command(process.ExitCode, said.Result, TimeSpan.Zero).Demand();

        // Two lines, the shell's own times and its children's: "0m12.340000s 0m0.560000s".
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1].Split(' ').Sum(static time =>
        {
            string[] parts = time.TrimEnd('s').Split('m');
            return (60 * double.Parse(parts[0], CultureInfo.InvariantCulture)) + double.Parse(parts[1], CultureInfo.InvariantCulture);
        });
    }
}
