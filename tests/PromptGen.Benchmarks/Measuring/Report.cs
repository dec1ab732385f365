using System;
using System.Globalization;

namespace PromptGen.Benchmarks.Measuring;

/// <summary>Results as lines of text: the median, and in brackets the least and the greatest.</summary>
internal static class Report
{
    public static void Measured(string name, Sample sample, string format, string unit) =>
        Console.WriteLine($"{name,-40} {sample.Show(format, " " + unit)}");

    public static void Target(string name, Sample sample, double target, string unit = "") => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-40} {sample.Show("F3", unit.Length > 0 ? " " + unit : "")}, target at most {target:F2}: {(sample.Median <= target ? "met" : "MISSED")}"));
}
