using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PromptGen.Tool.Importing;

/// <summary>What an analyzer says about a project's code: instructions, and whether it failed before it had looked at everything.</summary>
internal sealed class InstructionSearch
{
    // The compiler reports an analyzer's exception under this id, as a diagnostic beside those of the analyzer.
    private const string AnalyzerFailure = "AD0001";

    private InstructionSearch(ImmutableArray<Diagnostic> reported)
    {
        Instructions = [.. reported.Where(static diagnostic => diagnostic.Id is "PG2001" or "PG2002" && !diagnostic.IsSuppressed)];
        Failures = [.. reported.Where(static diagnostic => diagnostic.Id == AnalyzerFailure).Select(FirstLine).Distinct(StringComparer.Ordinal)];
    }

    public IReadOnlyList<Diagnostic> Instructions { get; }

    public IReadOnlyList<string> Failures { get; }

    public static async Task<InstructionSearch> RunAsync(Compilation compilation, DiagnosticAnalyzer analyzer, AnalyzerOptions options, CancellationToken cancellationToken) =>
        new(await compilation.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>The message names the analyzer and the exception; its lines after the first are the stack.</summary>
    private static string FirstLine(Diagnostic failure)
    {
        string message = failure.GetMessage(CultureInfo.InvariantCulture);
        int end = message.AsSpan().IndexOfAny('\r', '\n');
        return failure.Id + ": " + (end < 0 ? message : message[..end]);
    }
}
