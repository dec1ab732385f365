using System;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Language;

namespace PromptGen.Compiler;

internal static partial class PromptCompiler
{
    /// <summary>Whether a version that has not been released is an error: in a locked build, unless the project allows it.</summary>
    /// <param name="locked">The value of <c>PromptGenLocked</c>.</param>
    /// <param name="allowsUnreleased">The value of <c>PromptGenAllowUnreleased</c>.</param>
    public static bool RequiresReleases(bool locked, bool allowsUnreleased) => locked && !allowsUnreleased;

    /// <summary>Checks what a single file cannot show: ids, class names and partials that collide, releases that are
    /// missing.</summary>
    /// <param name="prompts">One for each prompt with a definition, in any order.</param>
    /// <param name="fragments">One for each partial and message file, in any order.</param>
    /// <param name="releasePaths">The paths of all release files, relative to the project, with <c>/</c>.</param>
    /// <param name="requiresReleases">A prompt that has not been released is an error (<c>RequiresReleases</c>).</param>
    public static ProjectCheck CheckProject(
        EquatableArray<PromptIndexEntry> prompts,
        EquatableArray<FragmentIndexEntry> fragments,
        EquatableArray<string> releasePaths,
        bool requiresReleases,
        CancellationToken cancellation)
    {
        try
        {
            return ProjectChecker.Check(prompts, fragments, releasePaths, requiresReleases, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            string path = prompts.IsEmpty ? "" : prompts[0].IdSpan.Path;
            return new ProjectCheck(EquatableArray.Create(Failure(path, exception)), EquatableArray<string>.Empty);
        }
    }
}

/// <summary>The parts of a prompt that the rest of the project must agree with.</summary>
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

/// <summary>The parts of a partial or message file that the rest of the project must agree with.</summary>
internal sealed record FragmentIndexEntry(
    SourceFileKind Kind, string Name, string Path, string RelativePath, EquatableArray<FragmentInclude> Includes)
{
    public static FragmentIndexEntry Of(Fragment fragment)
    {
        FragmentInclude[] includes = new FragmentInclude[fragment.Includes.Count];
        for (int i = 0; i < includes.Length; i++)
        {
            TemplateInclude include = fragment.Includes[i];
            includes[i] = new FragmentInclude(include.Name, fragment.Template.Locate(include.Start, include.Length), include.IsConditional);
        }

        return new FragmentIndexEntry(
            fragment.Kind, fragment.Name, fragment.Template.Path, fragment.RelativePath, new EquatableArray<FragmentInclude>(includes));
    }
}

/// <summary>A partial that a file includes, and where.</summary>
internal sealed record FragmentInclude(string Name, SourceSpan Span, bool IsConditional);

/// <summary>The problems between the files of a project.</summary>
/// <param name="Refused">The relative paths of prompts that must not be emitted, sorted: another has their id or class name.</param>
internal sealed record ProjectCheck(EquatableArray<PromptDiagnostic> Diagnostics, EquatableArray<string> Refused);
