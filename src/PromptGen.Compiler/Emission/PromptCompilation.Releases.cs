using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler.Manifest;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Prompts;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

internal sealed partial class PromptCompilation
{
    private static readonly List<EmbeddedRelease> NoneEmbedded = [];

    private static readonly CheckedReleases Unreleased = new(ReleaseStanding.Unreleased, NoneEmbedded);

    /// <summary>Drift, the rollback proof, and the releases that are compiled in.</summary>
    private CheckedReleases CheckReleases(EffectivePrompt effective, string hash, CompilationTarget target, CancellationToken cancellation)
    {
        if (_releases.IsEmpty)
        {
            return Unreleased;
        }

        ReleaseFindings findings = ReleaseCheck.Check(_prompt, effective, hash, _releases, target.Locked);
        List<PromptDiagnostic> problems = [.. findings.Problems];
        List<EmbeddedRelease> embedded = Embed(findings.Fitting, effective, target, problems, cancellation);
        ReleaseStanding standing = new(
            findings.IsDirty, findings.RollbackHash, embedded.ConvertAll(static version => new EmbeddedVersion(version.Body.Version, version.Body.Hash)).ToEquatableArray(),
            findings.Inputs);
        return new CheckedReleases(standing, embedded)
        {
            Problems = problems.ToEquatableArray(),
            PartialDrifts = findings.PartialDrifts,
        };
    }

    /// <summary>The bodies of the releases that are compiled in; the chain ends at one whose templates do not bind any more, which is reported.</summary>
    private static List<EmbeddedRelease> Embed(
        EquatableArray<Release> releases, EffectivePrompt current, CompilationTarget target, List<PromptDiagnostic> problems, CancellationToken cancellation)
    {
        List<EmbeddedRelease> embedded = [];
        // What `rollback_to` names is compiled in any case, as the last part of the proof; with a depth of 0 it is not emitted.
        for (int i = 0; i < releases.Count && i < Math.Max(1, target.EmbedDepth); i++)
        {
            PromptCompilation compilation = new(releases[i].Prompt, PromptVersions.None);
            List<BoundTemplate?> templates = compilation.Bind(cancellation);
            problems.AddRange(compilation._diagnostics.ToEquatableArray());
            if (compilation._diagnostics.HasTemplateErrors)
            {
                break;
            }

            if (i < target.EmbedDepth)
            {
                Release release = releases[i];
                // Callers render it with today's arguments, so what is sensitive today is sensitive there.
                string? settings = EffectiveSettings.Of(
                    PromptCompiler.Effective(release.Prompt), current.Variables.Where(static variable => variable.Sensitive).Select(static variable => variable.Name));
                var body = new VersionBody(release.Version, release.Hash, release.Definition.Model, settings, compilation.MessageBodies(templates, target));
                embedded.Add(new EmbeddedRelease(release, body));
            }
        }

        return embedded;
    }

    /// <summary>A prompt that is not what its version names never calls itself by that name alone.</summary>
    private string VersionAtRunTime(CheckedReleases releases, string hash) => releases.Standing.IsDirty
        ? PromptVersion.Parse(_definition.Version).AsDirty(hash).ToString()
        : _definition.Version;

    private static EquatableArray<PromptDiagnostic> WithProblemsOf(CheckedReleases releases, EquatableArray<PromptDiagnostic> diagnostics) =>
        releases.Problems.IsEmpty ? diagnostics : new EquatableArray<PromptDiagnostic>([.. diagnostics, .. releases.Problems]);

    private sealed record CheckedReleases(ReleaseStanding Standing, List<EmbeddedRelease> Embedded)
    {
        public EquatableArray<PromptDiagnostic> Problems { get; init; }

        public EquatableArray<PartialDrift> PartialDrifts { get; init; }
    }
}
