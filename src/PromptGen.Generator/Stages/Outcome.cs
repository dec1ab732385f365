using System;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Generator.Stages;

/// <summary>The result of a step: a value, an internal failure, or neither if there was nothing to do.</summary>
internal sealed record Outcome<T>(T? Value, PromptDiagnostic? Failure)
    where T : class
{
    /// <summary>The failure, or else what the value says of itself.</summary>
    public EquatableArray<PromptDiagnostic> Problems(Func<T, EquatableArray<PromptDiagnostic>> ofValue) =>
        Failure is not null ? EquatableArray.Create(Failure)
        : Value is not null ? ofValue(Value)
        : EquatableArray<PromptDiagnostic>.Empty;
}

internal static class Outcome
{
    /// <summary>
    /// Runs a step. An exception that left a generator would cost the project all its generated code and be reported as a warning;
    /// here it costs one file and is an error.
    /// </summary>
    /// <param name="path">The path of the file that the step works on; empty for a step over the whole project.</param>
    public static Outcome<TResult> Of<TInput, TResult>(
        string path, TInput input, Func<TInput, CancellationToken, TResult?> step, CancellationToken cancellationToken)
        where TResult : class
    {
        try
        {
            return new Outcome<TResult>(step(input, cancellationToken), Failure: null);
        }
#pragma warning disable CA1031 // Whatever it is, it must not take the other prompts along.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            string what = exception.GetType().Name + ": " + exception.Message.Replace('\r', ' ').Replace('\n', ' ');
            SourceSpan start = new(path, 0, 0, 0, 0, 0, 0);
            return new Outcome<TResult>(Value: null, new PromptDiagnostic(DiagnosticRules.InternalFailure, start, what));
        }
    }
}
