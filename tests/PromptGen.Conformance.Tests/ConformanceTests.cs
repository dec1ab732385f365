using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;
using Xunit;

namespace PromptGen.Conformance.Tests;

/// <summary>Templates through both back ends, whose C# is compiled and run and whose bound tree is interpreted, and through Scriban.</summary>
public sealed class ConformanceTests
{
    // Of the vectors that have an output.
    private const double LeastAccepted = 0.95;

    private static readonly Lazy<IReadOnlyList<Outcome>> OwnVectors = new(static () => Run(Path.Combine(AppContext.BaseDirectory, "vectors.jsonl")));

    [Fact]
    public void OwnVectorsAreMet() =>
        Assert.Empty(OwnVectors.Value.Where(static outcome => outcome.Kind != OutcomeKind.Identical).Select(Describe));

    [Fact]
    public void AnExceptionNamesTheVersionAndThePlace() => Assert.All(
        OwnVectors.Value.Where(static outcome => outcome.Vector.Error is not null && outcome.Reason.StartsWith("Prompt", StringComparison.Ordinal)),
        static outcome => Assert.Matches(
            @"^Prompt 'vector' \(version 2026-01-01\.1\): .*(line \d+, column \d+|the message|object\.to_json|array\.join|capture x|partial \w+)", outcome.Reason));

    [SharedVectorsFact]
    public void SharedVectorsAreMet()
    {
        IReadOnlyList<Outcome> outcomes = Run(SharedVectorsFactAttribute.SharedVectors!);
        Assert.Empty(outcomes.Where(static outcome => outcome.Kind is OutcomeKind.Different or OutcomeKind.ErrorMissed).Select(Describe));
        Outcome[] withOutput = [.. outcomes.Where(static outcome => outcome.Vector.Output is not null)];
        Assert.InRange(withOutput.Count(static outcome => outcome.Kind == OutcomeKind.Identical) / (double)withOutput.Length, LeastAccepted, 1);
    }

    [Fact]
    public void BackEndsAgreeWithScribanOnTemplatesThatNobodyWrote()
    {
        using StringWriter report = new();
        Tally tally = new GeneratedTemplates(report, seed: 2026, compiles: 1_000).Run(from: 0, count: 20_000);
        Assert.True(tally.Different + tally.Crashed == 0, report.ToString());
        Assert.InRange(tally.Identical, 5_000, int.MaxValue);
    }

    [Fact]
    public void ADifferenceIsShownInItsSmallestForm()
    {
        Phrase large = TemplateGrammar.Derive("statements", new Random(3), depth: 6);
        for (int seed = 4; !large.Text.Contains("array.sort", StringComparison.Ordinal); seed++)
        {
            large = TemplateGrammar.Derive("statements", new Random(seed), depth: 6);
        }

        Phrase small = Shrinker.Shrink(large, static phrase => phrase.Text.Contains("array.sort", StringComparison.Ordinal));
        Assert.Contains("array.sort", small.Text, StringComparison.Ordinal);
        Assert.InRange(small.Text.Length, 1, 80);
    }

    // The vector expects what Scriban gives beside a variable named `date`, which it does not declare.
    private const string WithDate = "scriban-005";

    [SharedVectorsFact]
    public void TemplatesThatOnceDifferedAreMet()
    {
        Vector[] vectors = [.. Vector.ReadFile(Path.Combine(Path.GetDirectoryName(SharedVectorsFactAttribute.SharedVectors!)!, "differences.jsonl")).Select(WithItsDate)];
        IReadOnlyList<Outcome> outcomes = Runner.Run(vectors, sourceFolder: null);
        Assert.Empty(outcomes.Where(static outcome => outcome.Kind is OutcomeKind.Different or OutcomeKind.ErrorMissed).Select(Describe));
        Assert.InRange(outcomes.Count(static outcome => outcome.Kind == OutcomeKind.Identical), 30, int.MaxValue);
    }

    private static Vector WithItsDate(Vector vector)
    {
        if (vector.Id != WithDate)
        {
            return vector;
        }

        JsonObject values = JsonObject.Create(vector.Values)!;
        values["date"] = "2026-03-15T10:00:00Z";
        return vector with
        {
            Variables = new EquatableArray<PromptVariable>([.. vector.Variables, new PromptVariable("date", new PromptType(PromptTypeKind.DateTime))]),
            Values = JsonSerializer.SerializeToElement(values),
        };
    }

    private static IReadOnlyList<Outcome> Run(string path) => Runner.Run([.. Vector.ReadFile(path)], sourceFolder: null);

    private static string Describe(Outcome outcome) => outcome.Vector.Id + ": " + outcome.Kind + ": " + outcome.Reason;
}
