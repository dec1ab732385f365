using System.Collections.Generic;
using System.Linq;
using PromptGen.Tool.Checking;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.Repository;

/// <summary>The files of a project that a clone must have.</summary>
/// <remarks>docs/repository.md lists them. Packs and states that applications read are published, not committed.</remarks>
internal static class CommittedFiles
{
    /// <returns>Full paths: prompts, partials, messages, releases, evidence, and the files of environments.</returns>
    public static IEnumerable<string> Of(LoadedProject project) => project.Files
        .Where(static file => file.Link is null)
        .Select(static file => file.FullPath)
        .Concat(ReleaseEvidence.Files(project.Project).Order(System.StringComparer.Ordinal))
        .Concat(EnvironmentFolder.AllFiles(project.Project));
}
