using System;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Tool.Checking;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Showing;

/// <summary>How one prompt stands: its version, whether it still is that version, where a rollback goes, what speaks for it.</summary>
/// <param name="Id">The id, or the file's path where it cannot be read.</param>
/// <param name="Change">Of a prompt that drifted: what the change can break.</param>
/// <param name="RollbackFits">The rollback target exists and fits today's code.</param>
/// <param name="Evidence">What there is for the release that the version names; it says nothing of what changed since.</param>
internal sealed record PromptStatus(
    string Id, string? Version, PromptState State, PromptChangeClass? Change, string? RollbackTo, bool RollbackFits, ReleaseEvidence Evidence)
{
    public static PromptStatus Of(LoadedPrompt prompt, LoadedProject project)
    {
        if (prompt.Definition is not { } definition)
        {
            return new PromptStatus(prompt.File.RelativePath, null, PromptState.Broken, null, null, false, ReleaseEvidence.None);
        }

        Release? named = project.Library.Find(definition.Id, definition.Version);
        bool broken = !prompt.IsSound;
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
            EvidenceFor(definition, named, project));
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
        .Add("evidence", Evidence.State switch
        {
            EvidenceState.None => "none",
            EvidenceState.Bound => "bound",
            EvidenceState.OtherHash => "other_hash",
            EvidenceState.OtherRelease => "other_release",
            _ => "unreadable",
        })
        .Add("evidence_reason", Evidence.Reason)
        .Build();

    public static string Word(PromptChangeClass change) => change switch
    {
        PromptChangeClass.Wording => "wording",
        PromptChangeClass.Parameters => "parameters",
        _ => "contract",
    };

    /// <summary>The evidence in a few words.</summary>
    public string EvidenceWords => Evidence.State switch
    {
        EvidenceState.None => "-",
        EvidenceState.Bound => State == PromptState.Released ? "yes" : "of the release",
        EvidenceState.OtherHash => "for another hash",
        EvidenceState.OtherRelease => "for another release",
        _ => "unreadable",
    };

    private static ReleaseEvidence EvidenceFor(PromptDefinition definition, Release? named, LoadedProject project) =>
        named is not null && project.Releases.Find(definition.Id, definition.Version) is { } path
            ? ReleaseEvidence.Read(ReleaseEvidence.PathFor(project.Project.FullPath(path.Path)), named.Id, named.Version, named.Hash)
            : ReleaseEvidence.None;
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
