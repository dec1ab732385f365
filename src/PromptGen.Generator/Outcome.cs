using System;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Generator;

/// <summary>What a step gave for one file: a value, or our own failure to make one.</summary>
internal sealed record Outcome<T>(T? Value, PromptDiagnostic? Failure)
    where T : class;

internal static class Outcome
{
    /// <summary>
    /// Runs a step for a file. An exception that left a generator would cost the project all its generated code and be
    /// reported as a warning; here it costs one file and is an error.
    /// </summary>
    /// <param name="path">Of the file that the step works on; empty for a step over the whole project.</param>
    public static Outcome<T> Of<T>(string path, Func<CancellationToken, T?> step, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return new Outcome<T>(step(cancellationToken), Failure: null);
        }
#pragma warning disable CA1031 // Whatever it is, it must not take the other prompts along.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            string what = exception.GetType().Name + ": " + exception.Message.Replace('\r', ' ').Replace('\n', ' ');
            SourceSpan start = new(path, 0, 0, 0, 0, 0, 0);
            return new Outcome<T>(Value: null, new PromptDiagnostic(DiagnosticRules.InternalFailure, start, what));
        }
    }
}
