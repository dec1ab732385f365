using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace PromptGen.Generator.Tests.Testing;

/// <summary>What one run of the generator gave.</summary>
internal sealed class GeneratorRun(GeneratorRunResult result, Compilation compilation)
{
    public ImmutableArray<Diagnostic> Diagnostics => result.Diagnostics;

    /// <summary>What left the generator: the compiler would report CS8785 and drop all generated code.</summary>
    public Exception? Exception => result.Exception;

    /// <summary>The names of the generated files, sorted.</summary>
    public IReadOnlyList<string> HintNames { get; } =
        [.. result.GeneratedSources.Select(static source => source.HintName).Order(StringComparer.Ordinal)];

    public bool HasClass(string name) => compilation.GetTypeByMetadataName(name) is not null;

    public string SourceOf(string className) => result.GeneratedSources
        .Select(static source => source.SourceText.ToString())
        .Single(source => source.Contains("partial class " + className, StringComparison.Ordinal));

    /// <summary>What the C# compiler says to the project with the generated code in it.</summary>
    public IReadOnlyList<Diagnostic> CompilerProblems() =>
        [.. compilation.GetDiagnostics().Where(static problem => problem.Severity >= DiagnosticSeverity.Warning)];

    public GeneratorRun AssertNoCrash()
    {
        Assert.Null(result.Exception);
        return this;
    }

    public GeneratorRun AssertCompiles()
    {
        AssertNoCrash();
        Assert.Empty(CompilerProblems());
        return this;
    }

    /// <summary>How often each reason occurs among the outputs of a step, as <c>Cached 3, Modified 1</c>.</summary>
    public string Reasons(string step) => string.Join(
        ", ",
        Outputs(step)
            .GroupBy(static output => output.Reason)
            .OrderBy(static group => group.Key.ToString(), StringComparer.Ordinal)
            .Select(static group => $"{group.Key} {group.Count()}"));

    public IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string step) =>
        result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
            ? runs.SelectMany(static run => run.Outputs)
            : [];

    /// <summary>All outputs of the generator itself: source and diagnostics.</summary>
    public IEnumerable<(object Value, IncrementalStepRunReason Reason)> FinalOutputs() => result.TrackedOutputSteps
        .SelectMany(static step => step.Value)
        .SelectMany(static run => run.Outputs);

    public IEnumerable<string> StepNames() => result.TrackedSteps.Keys;
}
