using System;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Tool.Rendering;

/// <summary>A value that cannot be given to a prompt.</summary>
internal sealed class ArgumentProblem(DiagnosticRule rule, params string[] arguments) : Exception
{
    public DiagnosticRule Rule { get; } = rule;

    public string[] Arguments { get; } = arguments;

    public static ArgumentProblem Wrong(string path, string reason) => new(DiagnosticRules.BadArgument, path, reason);
}
