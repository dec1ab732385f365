using System;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Tool;

/// <summary>Ends a command: it cannot do its work, for reasons that the user can change.</summary>
internal sealed class ToolFailure : Exception
{
    public ToolFailure(DiagnosticRule rule, string path, params string[] arguments)
        : this(EquatableArray.Create(new PromptDiagnostic(rule, new Compiler.Files.SourceSpan(path, 0, 0, 0, 0, 0, 0), arguments)))
    {
    }

    public ToolFailure(EquatableArray<PromptDiagnostic> problems, int exitCode = Tool.ExitCode.Failure)
        : base(problems.IsEmpty ? "" : problems[0].Message)
    {
        Problems = problems;
        ExitCode = exitCode;
    }

    public EquatableArray<PromptDiagnostic> Problems { get; }

    public int ExitCode { get; }
}
