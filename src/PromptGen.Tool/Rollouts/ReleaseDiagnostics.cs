using System.Collections.Generic;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Rollouts;

namespace PromptGen.Tool.Rollouts;

/// <summary>Problems of states, packs and signatures as commands show problems.</summary>
internal static class ReleaseDiagnostics
{
    /// <param name="path">The file that they are in; empty where there is none.</param>
    public static PromptDiagnostic At(this ReleaseProblem problem, string path) =>
        new(problem.Rule, problem.Rule.Severity, WholeFile(path), problem.Arguments);

    public static EquatableArray<PromptDiagnostic> At(this IEnumerable<ReleaseProblem> problems, string path) =>
        problems.Select(problem => problem.At(path)).ToEquatableArray();

    /// <summary>A change that is refused: the command line is right, and what it asks for must not be.</summary>
    public static ToolFailure Refusal(ReleaseProblem problem, string path) => new(EquatableArray.Create(problem.At(path)), ExitCode.GateFailed);

    public static ToolFailure Failure(DiagnosticRule rule, string path, params string[] arguments) => new(rule, path, arguments);

    private static SourceSpan WholeFile(string path) => new(path, 0, 0, 0, 0, 0, 0);
}
