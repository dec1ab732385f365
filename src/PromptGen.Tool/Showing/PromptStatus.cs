using System;
using System.IO;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Releases;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Showing;

/// <summary>How one prompt stands: its version, whether it still is that version, where a rollback goes, what speaks for it.</summary>
/// <param name="Id">The id, or the file's path where it cannot be read.</param>
/// <param name="Change">Of a prompt that drifted: what the change can break.</param>
/// <param name="RollbackFits">The rollback target exists and fits today's code.</param>
/// <param name="HasEvidence">There is an evaluation for the version.</param>
internal sealed record PromptStatus(
    string Id, string? Version, PromptState State, PromptChangeClass? Change, string? RollbackTo, bool RollbackFits, bool HasEvidence)
{
    public static PromptStatus Of(LoadedPrompt prompt, LoadedProject project)
    {
        if (prompt.Definition is not { } definition)
        {
            return new PromptStatus(prompt.File.RelativePath, null, PromptState.Broken, null, null, false, false);
        }

        Release? named = project.Library.Find(definition.Id, definition.Version);
        bool broken = prompt.Errors.Any(static error => error.Rule.Category is not ("PromptGen.Versions" or "PromptGen.Releases"));
        PromptDifference? difference = broken || named is null ? null : PromptDifference.Between(named.Effective(), PromptCompiler.Effective(prompt.Resolved!));
        PromptState state = broken ? PromptState.Broken
            : difference is null ? PromptState.Unreleased
            : difference.Changes.IsEmpty ? PromptState.Released
            : PromptState.Changed;
        bool fits = definition.RollbackTo is { } target
            && project.Library.Find(definition.Id, target) is not null
            && !prompt.Problems.Any(static problem => problem.Rule == DiagnosticRules.RollbackDoesNotFit || problem.Rule == DiagnosticRules.RollbackNotEarlier);
        return new PromptStatus(
            definition.Id, definition.Version, state, state == PromptState.Changed ? difference!.Class : null, definition.RollbackTo, fits,
            HasEvidenceFor(definition, project));
    }

    public string Words => State switch
    {
        PromptState.Released => "released",
        PromptState.Changed => "changed: " + Word(Change!.Value),
        PromptState.Unreleased => "no release",
        _ => "has errors",
    };

    public JsonValue ToJson() => new JsonObjectBuilder()
        .Add("id", Id)
        .Add("version", Version)
        .Add("state", State switch
        {
            PromptState.Released => "released",
            PromptState.Changed => "changed",
            PromptState.Unreleased => "unreleased",
            _ => "broken",
        })
        .Add("change", Change is { } change ? Word(change) : null)
        .Add("rollback_to", RollbackTo)
        .Add("rollback_fits", RollbackTo is null ? null : (bool?)RollbackFits)
        .Add("evidence", HasEvidence)
        .Build();

    public static string Word(PromptChangeClass change) => change switch
    {
        PromptChangeClass.Wording => "wording",
        PromptChangeClass.Parameters => "parameters",
        _ => "contract",
    };

    private static bool HasEvidenceFor(PromptDefinition definition, LoadedProject project) =>
        project.Releases.Find(definition.Id, definition.Version) is { } release
        && File.Exists(Path.ChangeExtension(project.Project.FullPath(release.Path)[..^".yaml".Length], ".evidence.json"));
}

internal enum PromptState
{
    /// <summary>It is what its version says.</summary>
    Released,

    /// <summary>It differs from the release that its version names.</summary>
    Changed,

    /// <summary>Its version names no release.</summary>
    Unreleased,

    /// <summary>It has errors.</summary>
    Broken,
}
