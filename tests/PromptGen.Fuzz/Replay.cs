using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace PromptGen.Fuzz;

/// <summary>Processes files without a fuzzer: what a crash was, and whether it still is one.</summary>
internal static class Replay
{
    /// <summary>Of processor time, which other processes of the machine do not lengthen.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    /// <returns>Whether every file is processed, and in time.</returns>
    public static bool Run(FuzzTarget target, IEnumerable<string> paths, TextWriter output)
    {
        SmallStack stack = new(target);
        int files = 0;
        int failures = 0;
        foreach (string file in paths.SelectMany(static path => Directory.Exists(path) ? Directory.GetFiles(path).Order(StringComparer.Ordinal) : Enumerable.Repeat(path, 1)))
        {
            files++;
            if (Fault(stack, file) is { } fault)
            {
                failures++;
                output.WriteLine(file + ": " + fault);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files} files, {failures} with a fault"));
        return failures == 0;
    }

    private static string? Fault(SmallStack stack, string file)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        try
        {
            stack.Run(File.ReadAllBytes(file));
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }

        TimeSpan elapsed = Environment.CpuUsage.TotalTime - start;
        return elapsed > Limit ? string.Create(CultureInfo.InvariantCulture, $"took {elapsed.TotalSeconds:0.0} s of processor time") : null;
    }
}
