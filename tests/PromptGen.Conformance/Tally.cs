using System.Globalization;

namespace PromptGen.Conformance;

/// <summary>How many generated templates ended in which way.</summary>
internal sealed class Tally
{
    /// <summary>Every back end and Scriban give the same text, or all fail.</summary>
    public int Identical { get; set; }

    public int Refused { get; set; }

    public int Different { get; set; }

    /// <summary>Something threw what no back end may throw.</summary>
    public int Crashed { get; set; }

    /// <summary>One of <see cref="DocumentedLimits"/> was exceeded.</summary>
    public int Limited { get; set; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"identical {Identical}, refused {Refused}, different {Different}, crashed {Crashed}, beyond a documented limit {Limited}");
}
