using System;
using System.Collections.Immutable;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Generator.Outputs;

namespace PromptGen.Generator.Stages;

/// <summary>The two ways out of a stage: its values go on, its problems are reported.</summary>
internal static class StageExtensions
{
    public static IncrementalValuesProvider<T> Values<T>(this IncrementalValuesProvider<Outcome<T>> outcomes)
        where T : class =>
        outcomes.SelectMany(static (outcome, _) => outcome.Value is { } value ? ImmutableArray.Create(value) : ImmutableArray<T>.Empty);

    /// <summary>Runs a step over files on several threads; outcomes are in the order of the inputs.</summary>
    /// <param name="path">Returns the path of the file that the step works on.</param>
    public static IncrementalValuesProvider<Outcome<TResult>> SelectConcurrently<TInput, TResult>(
        this IncrementalValuesProvider<TInput> inputs, Func<TInput, string> path, Func<TInput, CancellationToken, TResult?> step)
        where TResult : class => inputs
        .Select((input, cancellation) => PendingOutcome<TInput, TResult>.Begin(input, path, step, cancellation))
        .Select(static (pending, cancellation) => pending.Complete(cancellation));

    /// <summary>Combines all values into one, in a defined order: the order of files must not affect an output.</summary>
    public static IncrementalValueProvider<EquatableList<T>> Sorted<T>(this IncrementalValuesProvider<T> values, Comparison<T> comparison) =>
        values.Collect().Select((all, _) =>
        {
            T[] sorted = [.. all];
            Array.Sort(sorted, comparison);
            return new EquatableList<T>(new EquatableArray<T>(sorted));
        });

    public static void Add(this SourceProductionContext output, string hintName, string source) =>
        output.AddSource(hintName, SourceText.From(source, Encoding.UTF8));

    /// <param name="ofValue">What a value of the stage says of itself.</param>
    public static void Report<T>(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<Outcome<T>> outcomes,
        Func<T, EquatableArray<PromptDiagnostic>> ofValue)
        where T : class =>
        context.RegisterSourceOutput(
            outcomes
                .SelectMany((outcome, _) => outcome.Problems(ofValue) is { IsEmpty: false } problems
                    ? ImmutableArray.Create(new EquatableList<PromptDiagnostic>(problems))
                    : ImmutableArray<EquatableList<PromptDiagnostic>>.Empty)
                .WithTrackingName(TrackingNames.Diagnostics),
            Report);

    public static void Report(
        this IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableList<PromptDiagnostic>> problems) =>
        context.RegisterSourceOutput(problems.WithTrackingName(TrackingNames.Diagnostics), Report);

    private static void Report(SourceProductionContext output, EquatableList<PromptDiagnostic> problems)
    {
        foreach (PromptDiagnostic problem in problems.Items)
        {
            output.ReportDiagnostic(problem.ToDiagnostic());
        }
    }
}
