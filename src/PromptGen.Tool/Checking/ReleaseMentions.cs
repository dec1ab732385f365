using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Diagnostics;
using PromptGen.Rollouts;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.Checking;

/// <summary>
/// Follows what names releases from outside of prompts and releases, so that no release is deleted unseen while it is needed: environments, which no build
/// reads, and evidence.
/// </summary>
internal sealed class ReleaseMentions
{
    private readonly LoadedProject _project;
    private readonly Dictionary<(string Id, string Version), string> _hashes = [];
    private readonly List<PromptDiagnostic> _problems = [];

    private ReleaseMentions(LoadedProject project)
    {
        _project = project;
        foreach (ReleaseLink release in project.LoadedReleases.Links)
        {
            _hashes[(release.Id, release.Version)] = release.Hash;
        }
    }

    /// <param name="project">Loaded with all releases.</param>
    public static IReadOnlyList<PromptDiagnostic> Check(LoadedProject project)
    {
        ReleaseMentions mentions = new(project);
        mentions.CheckEnvironments();
        mentions.CheckEvidence();
        return mentions._problems;
    }

    private void CheckEnvironments()
    {
        foreach (string name in EnvironmentFolder.Names(_project.Project))
        {
            Try(() =>
            {
                EnvironmentFolder folder = EnvironmentFolder.Find(_project.Project, name, mayBegin: false);
                _problems.AddRange(folder.BundleFile.Faults);
                foreach (string id in folder.Ids)
                {
                    Try(() => CheckEnvironment(folder, id));
                }
            });
        }
    }

    private void CheckEnvironment(EnvironmentFolder folder, string id)
    {
        if (folder.Read(id) is { } state)
        {
            // What is wrong with a release that is there has been said.
            ReleasedVersion?[] named = [state.Stable, state.Canary?.Release, state.Previous];
            _problems.AddRange(NamedReleases.Check(
                folder.StatePath(id), folder.Name, id, named.Where(version => version is not null && !IsUnsound(id, version.Version)),
                version => _hashes.GetValueOrDefault((id, version))));
        }
    }

    private void CheckEvidence()
    {
        foreach (string path in ReleaseEvidence.Files(_project.Project))
        {
            if (ReleaseEvidence.ReleaseOf(_project.Project.RelativePath(path)) is { } release && !IsUnsound(release.Id, release.Version))
            {
                Try(() => CheckEvidence(path, release));
            }
        }
    }

    private void CheckEvidence(string path, ReleasePath release)
    {
        if (!_hashes.TryGetValue((release.Id, release.Version), out string? hash))
        {
            _problems.Add(new ReleaseProblem(
                DiagnosticRules.NotReleased, release.Id, release.Id, release.Version, "There is evidence for it: restore the release from version control, or remove the evidence, too.").At(path));
        }
        else if (ReleaseEvidence.Read(path, release.Id, release.Version, hash) is { Reason: { } reason })
        {
            _problems.Add(new ReleaseProblem(DiagnosticRules.UnusableEvidence, release.Id, reason).At(path));
        }
    }

    private bool IsUnsound(string id, string version) => !_hashes.ContainsKey((id, version)) && _project.Releases.Find(id, version) is not null;

    /// <summary>What is wrong with one file does not hide what is wrong with the next.</summary>
    private void Try(Action check)
    {
        try
        {
            check();
        }
        catch (ToolFailure failure)
        {
            _problems.AddRange(failure.Problems);
        }
    }
}
