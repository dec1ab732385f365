using System.Collections.Generic;

namespace PromptGen.Pipelines.Tests.Collecting;

/// <param name="Scope">The name of the meter.</param>
/// <param name="Count">How many measurements a histogram has; 0 of a counter.</param>
/// <param name="Sum">Of the measurements of a histogram, or the value of a counter.</param>
internal sealed record CollectedPoint(string Scope, string Metric, string Unit, ulong Count, double Sum, IReadOnlyDictionary<string, string> Attributes);
