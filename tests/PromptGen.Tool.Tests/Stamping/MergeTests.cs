using System;
using System.IO;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Stamping;

/// <summary>Branches that both stamped, merged by git and settled by the next stamp.</summary>
public sealed class MergeTests
{
    private const string Other = "Prompts/other.prompt.yaml";
    private const string Releases = "Prompts/versions/triage/";

    // Far enough apart for git to put changes of both together.
    private const string Long = """
        prompt_id: triage
        version: 2026-03-15.1

        model: gpt-4.1
        # What it is for.
        # Who cares for it.
        # How it is tested.
        template: |
          Route the ticket by team.

          Take the team's own words.

          Answer with its name.

        """;

    [Fact]
    public void BranchesThatStampDifferentPromptsDoNotMeet()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Long);
        folder[Other] = "prompt_id: other\nversion: 2026-03-15.1\ntemplate: Something else.\n";
        GitRepository git = Released(folder);
        git.OnBranch("one", static work => Stamp(work, ProjectFolder.Triage, "by team", "by size", "2026-03-17"));
        git.OnBranch("two", static work => Stamp(work, Other, "else", "new", "2026-03-17"));

        git.Git("merge", "--quiet", "--no-edit", "one");

        Assert.Equal("No problems in 2 prompts and 4 releases.\n", folder.Run("check", "--locked").Passed().Out);
        Assert.StartsWith("Nothing to stamp", folder.Run("stamp").Passed().Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one", "two")]
    [InlineData("two", "one")]
    public void OnePromptStampedOnTwoDaysConflictsInItsVersionAlone(string checkedOut, string merged)
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Long);
        GitRepository git = Released(folder);
        git.OnBranch("one", static work => Stamp(work, ProjectFolder.Triage, "by team", "by size", "2026-03-17"));
        git.OnBranch("two", static work => Stamp(work, ProjectFolder.Triage, "its name", "its code", "2026-03-18"));
        git.Git("checkout", "--quiet", checkedOut);
        Assert.Equal(1, git.TryGit("merge", "--no-edit", merged).ExitCode);
        Assert.Contains("error PG0021", folder.Run("check").Failed(2).Out, StringComparison.Ordinal);

        string before = folder[ProjectFolder.Triage];
        Assert.Contains("would be stamped (dry run", folder.Run("stamp", "--dry-run").Passed().Out, StringComparison.Ordinal);
        Assert.Equal(before, folder[ProjectFolder.Triage]);

        Assert.Contains("triage  2026-03-18.1 -> 2026-03-20.1", folder.Run("stamp").Passed().Out, StringComparison.Ordinal);

        string expected = Long.Replace("2026-03-15.1", "2026-03-20.1\nrollback_to: 2026-03-18.1", StringComparison.Ordinal)
            .Replace("by team", "by size", StringComparison.Ordinal).Replace("its name", "its code", StringComparison.Ordinal);
        Assert.Equal(expected, folder[ProjectFolder.Triage]);
        Assert.Equal(["2026-03-15.1", "2026-03-17.1", "2026-03-18.1", "2026-03-20.1"], Versions(folder));
        Assert.Equal("2026-03-18.1", Read(folder, "2026-03-20.1").Previous!.Version);
        Assert.Equal("2026-03-15.1", Read(folder, "2026-03-18.1").Previous!.Version);
        Assert.Equal("2026-03-15.1", Read(folder, "2026-03-17.1").Previous!.Version);
        AssertSettled(git);
    }

    [Theory]
    [InlineData("merge.conflictStyle=merge")]
    [InlineData("merge.conflictStyle=diff3")]
    public void OnePromptStampedTwiceOnOneDayKeepsBothReleases(string style)
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Long);
        GitRepository git = Released(folder);
        git.OnBranch("one", static work => Stamp(work, ProjectFolder.Triage, "by team", "by size", "2026-03-17"));
        string one = folder[Releases + "2026-03-17.1.release.yaml"];
        git.OnBranch("two", static work => Stamp(work, ProjectFolder.Triage, "its name", "its code", "2026-03-17"));
        string two = folder[Releases + "2026-03-17.1.release.yaml"];
        Assert.Equal(1, git.TryGit("-c", style, "merge", "--no-edit", "one").ExitCode);
        Assert.DoesNotContain("<<<<<<<", folder[ProjectFolder.Triage], StringComparison.Ordinal);
        Assert.Contains("<<<<<<<", folder[Releases + "2026-03-17.1.release.yaml"], StringComparison.Ordinal);

        ToolResult result = folder.Run("stamp").Passed();

        Assert.Equal(
            "triage  both branches released 2026-03-17.1; the other branch's release is now 2026-03-17.2  Prompts/versions/triage/2026-03-17.2.release.yaml\n"
            + "triage  2026-03-17.1 -> 2026-03-20.1  Prompts/versions/triage/2026-03-20.1.release.yaml\n1 prompt stamped.\n",
            result.Out);
        Assert.Equal(["2026-03-15.1", "2026-03-17.1", "2026-03-17.2", "2026-03-20.1"], Versions(folder));
        Assert.Equal(two, folder[Releases + "2026-03-17.1.release.yaml"]);
        Assert.Equal(one.Replace("version: 2026-03-17.1", "version: 2026-03-17.2", StringComparison.Ordinal), folder[Releases + "2026-03-17.2.release.yaml"]);
        AssertSettled(git);
    }

    [Fact]
    public void AReleaseThatLaterOnesWereMadeFromKeepsItsVersion()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Long);
        GitRepository git = Released(folder);
        git.OnBranch("one", static work =>
        {
            Stamp(work, ProjectFolder.Triage, "by team", "by size", "2026-03-17");
            Stamp(work, ProjectFolder.Triage, "by size", "by mood", "2026-03-18");
        });
        string one = folder[Releases + "2026-03-17.1.release.yaml"];
        git.OnBranch("two", static work => Stamp(work, ProjectFolder.Triage, "its name", "its code", "2026-03-17"));
        Assert.Equal(1, git.TryGit("merge", "--no-edit", "one").ExitCode);

        folder.Run("stamp").Passed();

        Assert.Equal(["2026-03-15.1", "2026-03-17.1", "2026-03-17.2", "2026-03-18.1", "2026-03-20.1"], Versions(folder));
        Assert.Equal(one, folder[Releases + "2026-03-17.1.release.yaml"]);
        AssertSettled(git);
    }

    [Fact]
    public void BothWentOn()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Long);
        GitRepository git = Released(folder);
        foreach ((string branch, string from, string day) in new[] { ("one", "by team", "2026-03-18"), ("two", "its name", "2026-03-19") })
        {
            git.OnBranch(branch, work =>
            {
                Stamp(work, ProjectFolder.Triage, from, "first of " + branch, "2026-03-17");
                Stamp(work, ProjectFolder.Triage, "first of " + branch, "second of " + branch, day);
            });
        }

        git.TryGit("merge", "--no-edit", "one");
        var before = folder.Snapshot();

        Assert.Contains("error PG3007: `triage` cannot be stamped: both branches released 2026-03-17.1 and then continued", folder.Run("stamp").Failed(2).Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Snapshot());
    }

    [Fact]
    public void AConflictInTheTextIsForPeople()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Long);
        GitRepository git = Released(folder);
        git.OnBranch("one", static work => Stamp(work, ProjectFolder.Triage, "by team", "by size", "2026-03-17"));
        git.OnBranch("two", static work => Stamp(work, ProjectFolder.Triage, "by team", "by mood", "2026-03-17"));
        git.TryGit("merge", "--no-edit", "one");
        var before = folder.Snapshot();

        Assert.Contains("Prompts/triage.prompt.yaml(10,1): error PG0021", folder.Run("stamp").Failed(2).Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Snapshot());

        // Somebody decides, and the release file with both sides is still there.
        git.Git("checkout", "--ours", "--", ProjectFolder.Triage);
        folder.Replace(ProjectFolder.Triage, "by mood", "by size and mood");
        folder.Run("stamp").Passed();
        Assert.Equal(["2026-03-15.1", "2026-03-17.1", "2026-03-17.2", "2026-03-20.1"], Versions(folder));
        AssertSettled(git);
    }

    [Fact]
    public void AStampThatWasKilledInBetweenIsFinished()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage(Long);
        GitRepository git = Released(folder);
        git.OnBranch("one", static work => Stamp(work, ProjectFolder.Triage, "by team", "by size", "2026-03-17"));
        git.OnBranch("two", static work => Stamp(work, ProjectFolder.Triage, "its name", "its code", "2026-03-17"));
        git.TryGit("merge", "--no-edit", "one");
        string conflicting = folder[Releases + "2026-03-17.1.release.yaml"];
        string prompt = folder[ProjectFolder.Triage];
        folder.Run("stamp").Passed();
        var settled = folder.Snapshot();

        // After the first renaming; after the second one.
        File.Delete(folder.Full(Releases + "2026-03-20.1.release.yaml"));
        folder[Releases + "2026-03-17.1.release.yaml"] = conflicting;
        folder[ProjectFolder.Triage] = prompt;
        folder.Run("stamp").Passed();
        Assert.Equal(settled, folder.Snapshot());
        File.Delete(folder.Full(Releases + "2026-03-20.1.release.yaml"));
        folder[ProjectFolder.Triage] = prompt;
        folder.Run("stamp").Passed();

        Assert.Equal(settled, folder.Snapshot());
    }

    private static GitRepository Released(ProjectFolder folder)
    {
        folder.Run("stamp").Passed();
        return new GitRepository(folder);
    }

    private static void Stamp(ProjectFolder folder, string path, string from, string to, string day)
    {
        folder.Replace(path, from, to);
        folder.Run("stamp", "--date", day).Passed();
    }

    private static void AssertSettled(GitRepository git)
    {
        string releases = git.Folder.Releases().Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"No problems in 1 prompt and {releases} releases.\n", git.Folder.Run("check", "--locked").Passed().Out);
        Assert.StartsWith("Nothing to stamp", git.Folder.Run("stamp").Passed().Out, StringComparison.Ordinal);
        git.Commit("Merge");
    }

    private static string[] Versions(ProjectFolder folder) =>
        Array.ConvertAll(folder.Releases(), static path => path[Releases.Length..^".release.yaml".Length]);

    private static Release Read(ProjectFolder folder, string version)
    {
        string path = Releases + version + ".release.yaml";
        return PromptCompiler.ReadRelease(new SourceFile(path, path, SourceFileKind.Release, folder[path]), CancellationToken.None).Release!;
    }
}
