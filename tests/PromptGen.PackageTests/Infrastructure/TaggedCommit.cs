using System.Collections.Generic;
using System.Threading.Tasks;

namespace PromptGen.PackageTests.Infrastructure;

/// <summary>A copy of the sources as the one commit of a repository, with the tag of a version: what packages are made from.</summary>
public static class TaggedCommit
{
    public const string RepositoryUrl = "https://github.com/promptgen/promptgen";

    /// <summary>The same sources give the same commit. Does nothing where the machine has no git: the version is in the sources then.</summary>
    public static async Task MakeAsync(string folder, string version)
    {
        if (!Tool.IsAvailable("git"))
        {
            return;
        }

        await GitAsync("init", "--quiet", "--initial-branch=main");
        await GitAsync("remote", "add", "origin", RepositoryUrl);
        await GitAsync("add", "--all", "--force");
        await GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message=Sources");
        await GitAsync("-c", "tag.gpgsign=false", "tag", "v" + version);

        async Task GitAsync(params string[] arguments) => (await Command.RunAsync(folder, "git", arguments, Dates)).Succeeded();
    }

    /// <summary>The hash of the commit in a folder.</summary>
    public static async Task<string> HashAsync(string folder) =>
        (await Command.RunAsync(folder, "git", ["rev-parse", "HEAD"])).Succeeded().Output.Trim();

    private static readonly Dictionary<string, string> Dates = new()
    {
        ["GIT_AUTHOR_DATE"] = "2026-01-01T00:00:00Z",
        ["GIT_COMMITTER_DATE"] = "2026-01-01T00:00:00Z",
    };
}
