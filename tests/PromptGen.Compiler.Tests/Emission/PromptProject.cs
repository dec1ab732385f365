using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>The files of a project's prompt folder, compiled as a host does it.</summary>
internal sealed class PromptProject
{
    private readonly List<SourceFile> _prompts = [];
    private readonly List<Fragment> _fragments = [];

    public CompilationTarget Target { get; init; } = Targets.Current;

    public PromptProject Prompt(string yaml, string relativePath = "Prompts/support-triage.prompt.yaml")
    {
        _prompts.Add(new SourceFile("/repo/" + relativePath, relativePath, SourceFileKind.Prompt, yaml));
        return this;
    }

    public PromptProject Partial(string name, string text)
    {
        string path = "Prompts/" + name + ".partial.md";
        return Fragment(new SourceFile("/repo/" + path, path, SourceFileKind.Partial, text));
    }

    public PromptProject MessageFile(string relativePath, string text) =>
        Fragment(new SourceFile("/repo/" + relativePath, relativePath, SourceFileKind.Message, text));

    /// <summary>All prompts, with whatever problems they have in any stage.</summary>
    public IReadOnlyList<CompiledPrompt> Compile() => _prompts.Select(CompileOne).ToList();

    /// <summary>The C# of all prompts, which must have no errors.</summary>
    public IReadOnlyList<string> Sources() => Compile().Select(static prompt =>
    {
        Assert.Equal([], prompt.Diagnostics.Where(static problem => problem.Severity == Core.Diagnostics.RuleSeverity.Error).Select(Describe));
        return Assert.IsType<string>(prompt.Source);
    }).ToList();

    public static string Describe(PromptDiagnostic problem) =>
        $"{problem.Rule.Id} {problem.Location.Path.Replace("/repo/", "", StringComparison.Ordinal)}:{problem.Location.StartLine + 1}:{problem.Location.StartColumn + 1} "
        + PromptGen.Compiler.Tests.Files.PromptFile.Message(problem);

    private CompiledPrompt CompileOne(SourceFile file)
    {
        ReadPrompt read = PromptCompiler.Read(file, CancellationToken.None);
        Assert.Equal([], read.Diagnostics.Select(Describe));
        ResolvedPrompt resolved = PromptCompiler.Resolve(read.Definition!, FragmentLibrary.Of(_fragments.ToEquatableArray()), CancellationToken.None);
        Assert.Equal([], resolved.Diagnostics.Select(Describe));
        return PromptCompiler.Compile(resolved, Target, CancellationToken.None);
    }

    private PromptProject Fragment(SourceFile file)
    {
        _fragments.Add(PromptCompiler.ReadFragment(file, CancellationToken.None));
        return this;
    }
}
