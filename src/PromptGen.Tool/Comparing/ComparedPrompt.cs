using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Comparing;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">What it is called in the output: <c>working copy</c>, a version, a revision.</param>
internal sealed record ComparedPrompt(string Name, EffectivePrompt Effective)
{
    public const string WorkingCopy = "working";

    private const string GitPrefix = "git:";

    /// <param name="what"><c>working</c>, a version, or <c>git:REVISION</c>.</param>
    /// <exception cref="ToolFailure">There is nothing by that name.</exception>
    public static ComparedPrompt Find(LoadedProject project, string id, string what)
    {
        if (what == WorkingCopy)
        {
            return new ComparedPrompt("working copy", PromptCompiler.Effective(project.Sound(id).Resolved!));
        }

        return what.StartsWith(GitPrefix, StringComparison.Ordinal)
            ? new ComparedPrompt(what, AtRevision(project.Project, id, what[GitPrefix.Length..]))
            : new ComparedPrompt(what, project.Released(id, what).Effective());
    }

    private static EffectivePrompt AtRevision(PromptProject project, string id, string revision)
    {
        IReadOnlyList<SourceFile> files = GitFiles.Read(project, revision);
        FragmentLibrary library = FragmentLibrary.Of(files
            .Where(static file => file.Kind != SourceFileKind.Prompt)
            .Select(static file => PromptCompiler.ReadFragment(file, CancellationToken.None))
            .ToEquatableArray());
        ReadPrompt read = files
            .Where(static file => file.Kind == SourceFileKind.Prompt)
            .Select(static file => PromptCompiler.Read(file, CancellationToken.None))
            .FirstOrDefault(prompt => prompt.Definition?.Id == id)
            ?? throw new ToolFailure(DiagnosticRules.UnreadableInput, "", GitPrefix + revision, "it has no prompt `" + id + "`.");
        ResolvedPrompt resolved = PromptCompiler.Resolve(read.Definition!, library, CancellationToken.None);
        EquatableArray<PromptDiagnostic> errors = read.Diagnostics.Concat(resolved.Diagnostics)
            .Where(static problem => problem.Severity == RuleSeverity.Error)
            .ToEquatableArray();
        return errors.IsEmpty ? PromptCompiler.Effective(resolved) : throw new ToolFailure(errors);
    }
}
