using System;
using System.Collections.Generic;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler;

internal static partial class PromptCompiler
{
    /// <summary>Checks what no single file can tell: ids, class names and partials that collide, releases that are missing.</summary>
    /// <param name="prompts">One for each prompt with a definition, in any order.</param>
    /// <param name="partials">One for each partial, in any order.</param>
    /// <param name="releasePaths">The paths of all release files, relative to the project, with <c>/</c>.</param>
    public static ProjectCheck CheckProject(
        EquatableArray<PromptIndexEntry> prompts,
        EquatableArray<PartialIndexEntry> partials,
        EquatableArray<string> releasePaths,
        CancellationToken cancellation)
    {
        try
        {
            return ProjectChecker.Check(prompts, partials, releasePaths, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            string path = prompts.IsEmpty ? "" : prompts[0].IdSpan.Path;
            return new ProjectCheck(EquatableArray.Create(Failure(path, exception)), EquatableArray<string>.Empty);
        }
    }
}

/// <summary>What of a prompt the rest of the project has to agree with.</summary>
internal sealed record PromptIndexEntry(
    string Id,
    SourceSpan IdSpan,
    string ClassName,
    string Version,
    SourceSpan VersionSpan,
    string? RollbackTo,
    SourceSpan RollbackToSpan,
    string RelativePath)
{
    public static PromptIndexEntry Of(PromptDefinition definition) => new(
        definition.Id, definition.IdSpan, definition.ClassName, definition.Version, definition.VersionSpan, definition.RollbackTo,
        definition.RollbackToSpan, definition.RelativePath);
}

/// <summary>The name of a partial and the file that gives it.</summary>
internal sealed record PartialIndexEntry(string Name, string Path, string RelativePath)
{
    public static PartialIndexEntry Of(Fragment partial) => new(partial.Name, partial.Template.Path, partial.RelativePath);
}

/// <summary>The problems between the files of a project.</summary>
/// <param name="Refused">The relative paths of prompts that must not be emitted, sorted: another has their id or class name.</param>
internal sealed record ProjectCheck(EquatableArray<PromptDiagnostic> Diagnostics, EquatableArray<string> Refused);
