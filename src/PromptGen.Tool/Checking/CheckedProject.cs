using System.Collections.Generic;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Repository;
using PromptGen.Tool.Severities;

namespace PromptGen.Tool.Checking;

/// <summary>What a check found in one project.</summary>
/// <param name="Prompts">The number of prompt files.</param>
/// <param name="Releases">The number of release files.</param>
internal sealed record CheckedProject(int Prompts, int Releases, IReadOnlyList<PromptDiagnostic> Problems)
{
    /// <param name="locked">Judge as a build server does, whatever the project and the machine say.</param>
    /// <exception cref="ToolFailure">There is no such project, or the only one cannot be read; of several, the others are checked all the same.</exception>
    public static CheckedProject[] All(ToolContext context, ProjectSelection where, bool locked)
    {
        IReadOnlyList<PromptProject> projects = ProjectLocator.FindAll(context.Directory, where);
        return [.. projects.Select(project =>
        {
            try
            {
                return Of(context, project, locked);
            }
            catch (ToolFailure failure) when (projects.Count > 1)
            {
                return new CheckedProject(0, 0, [.. failure.Problems]);
            }
        })];
    }

    private static CheckedProject Of(ToolContext context, PromptProject project, bool locked)
    {
        bool isLocked = locked || BuildServer.IsLocked(context.Variable, project);
        LoadedProject loaded = LoadedProject.Load(project, new LoadOptions(ReleaseScope.All, isLocked));
        IEnumerable<PromptDiagnostic> more = ReleaseMentions.Check(loaded).Concat(IgnoredFiles.Find(context, project.Directory, CommittedFiles.Of(loaded), isLocked));
        return new CheckedProject(loaded.Prompts.Count, loaded.ReleasePaths.Count, EffectiveSeverity.Apply(loaded.Problems(isLocked, more), project, isLocked));
    }
}
