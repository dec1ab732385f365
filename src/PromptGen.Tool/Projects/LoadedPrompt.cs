using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Tool.Projects;

/// <summary>A prompt file with everything that the compiler says of it.</summary>
/// <param name="Read">Never null; its definition is null where the file is too broken for one.</param>
/// <param name="Resolved">Null where there is no definition.</param>
/// <param name="Compiled">Null where there is no definition.</param>
internal sealed record LoadedPrompt(SourceFile File, ReadPrompt Read, ResolvedPrompt? Resolved, CompiledPrompt? Compiled)
{
    public PromptDefinition? Definition => Read.Definition;

    /// <summary>What reading, resolving and compiling it found, without the problems that its partials have whoever uses them.</summary>
    public IEnumerable<PromptDiagnostic> Problems => Read.Diagnostics
        .Concat(Resolved?.Diagnostics ?? [])
        .Concat(Compiled?.Diagnostics ?? []);

    /// <summary>Nothing but its versions and releases can keep it from being built.</summary>
    public bool IsSound => Errors.All(static error => error.Rule.ConcernsReleases);

    /// <summary>Everything that keeps the prompt from being rendered, the errors of its partials and message files included.</summary>
    public IEnumerable<PromptDiagnostic> Errors => Problems
        .Concat(Resolved?.Partials.Concat(Resolved.MessageFiles).SelectMany(static fragment => fragment.Diagnostics) ?? [])
        .Where(static problem => problem.Severity == RuleSeverity.Error);

    public static LoadedPrompt Of(ReadPrompt read, FragmentLibrary library, ReleaseLibrary releases, CompilationTarget target)
    {
        if (read.Definition is not { } definition)
        {
            return new LoadedPrompt(read.File, read, null, null);
        }

        ResolvedPrompt resolved = PromptCompiler.Resolve(definition, library, CancellationToken.None);
        bool isSound = !read.Diagnostics.Concat(resolved.Diagnostics).Any(static problem => problem.Severity == RuleSeverity.Error);
        CompiledPrompt compiled = PromptCompiler.Compile(
            resolved, releases.Of(definition, isSound, target.EmbedDepth), target, CancellationToken.None);
        return new LoadedPrompt(read.File, read, resolved, compiled);
    }
}
