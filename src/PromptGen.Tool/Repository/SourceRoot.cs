using System.IO;

namespace PromptGen.Tool.Repository;

/// <summary>The folder that a build server's paths are relative to.</summary>
internal static class SourceRoot
{
    /// <summary>The root of the working tree; without one, GitHub's workspace, and else the folder where the command was started.</summary>
    public static string Of(ToolContext context) =>
        WorkTree.Around(context.Directory)?.Root
        ?? (context.Variable("GITHUB_WORKSPACE") is { Length: > 0 } workspace && Directory.Exists(workspace) ? Path.GetFullPath(workspace) : context.Directory);
}
