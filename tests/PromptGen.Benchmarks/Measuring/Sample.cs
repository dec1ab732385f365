using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PromptGen.Benchmarks.Measuring;

/// <summary>Measurements of one thing.</summary>
internal sealed class Sample(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public double Median => Quantile(0.5);

    public double Least => _sorted[0];

    public double Greatest => _sorted[^1];

    /// <summary>Of measurements taken in turns: each of this divided by its neighbour in time of the other.</summary>
    public static Sample Ratio(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators) =>
        new(numerators.Zip(denominators, static (numerator, denominator) => numerator / denominator));

    public string Show(string format, string unit) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Median.ToString(format, CultureInfo.InvariantCulture)}{unit} ({Least.ToString(format, CultureInfo.InvariantCulture)} to {Greatest.ToString(format, CultureInfo.InvariantCulture)})");

    private double Quantile(double share)
    {
        double place = (_sorted.Length - 1) * share;
        int below = (int)Math.Floor(place);
        int above = (int)Math.Ceiling(place);
        return _sorted[below] + ((_sorted[above] - _sorted[below]) * (place - below));
    }
}
