using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Tool.Projects;

/// <summary>One step of work on each of many files, on all processors.</summary>
internal static class FileStage
{
    /// <param name="path">The file that an item is about.</param>
    /// <param name="run">The work on one.</param>
    /// <returns>In the order of the items, whoever is done first.</returns>
    /// <exception cref="ToolFailure">Of all items that failed, by their paths; a defect of ours names its file, too.</exception>
    public static TResult[] Run<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, string> path, Func<TItem, TResult> run)
    {
        TItem[] inputs = [.. items];
        TResult[] results = new TResult[inputs.Length];
        EquatableArray<PromptDiagnostic>[] failures = new EquatableArray<PromptDiagnostic>[inputs.Length];
        Parallel.For(0, inputs.Length, i =>
        {
            try
            {
                results[i] = run(inputs[i]);
            }
            catch (ToolFailure failure)
            {
                failures[i] = failure.Problems;
            }
            catch (Exception exception)
            {
                failures[i] = EquatableArray.Create(Defect(path(inputs[i]), exception));
            }
        });
        EquatableArray<PromptDiagnostic> problems = failures
            .SelectMany(static failure => failure)
            .OrderBy(static problem => problem.Location.Path, StringComparer.Ordinal)
            .ToEquatableArray();
        return problems.IsEmpty ? results : throw new ToolFailure(problems);
    }

    private static PromptDiagnostic Defect(string path, Exception exception) => new(
        DiagnosticRules.InternalFailure, new SourceSpan(path, 0, 0, 0, 0, 0, 0),
        exception.GetType().Name + ": " + exception.Message.ReplaceLineEndings(" ").TrimEnd('.'));
}
