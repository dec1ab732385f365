using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using PromptGen.Tests;
using PromptGen.Tool.Tests.Rollout;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Repository;

/// <summary>Commands say which of the files that belong in the repository git ignores.</summary>
public sealed class IgnoredFileTests
{
    private const string Release = "Prompts/versions/triage/2026-03-15.1.release.yaml";

    [GitFact]
    public void AStampWarnsOfAReleaseThatGitIgnores()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        _ = new GitRepository(folder);
        folder[".gitignore"] = "bin/\n[Vv]ersions/\n";

        ToolResult result = folder.Run("stamp").Passed();

        Assert.Equal(
            $"{Release}: warning PG0413: Git ignores '{Release}', so clones do not contain it: line 2 of .gitignore is `[Vv]ersions/`. "
                + $"Run `git add -f {Release}`, or add the line `!Prompts/versions/` at the end of .gitignore.\n",
            result.Error);
        Assert.Contains("1 prompt stamped.", result.Out, StringComparison.Ordinal);
    }

    [GitFact]
    public void BothWaysOutOfTheWarningHelp()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        GitRepository repository = new(folder);
        folder[".gitignore"] = "[Vv]ersions/\n";
        folder.Run("stamp").Passed();
        Assert.Contains("PG0413", folder.Run("check").Passed().Out, StringComparison.Ordinal);

        repository.Git("add", "-f", Release);
        Assert.DoesNotContain("PG0413", folder.Run("check", "--locked").Passed().Out, StringComparison.Ordinal);
        repository.Git("rm", "--quiet", "--cached", Release);
        Assert.Contains("error PG0413", folder.Run("check", "--locked").Failed(2).Out, StringComparison.Ordinal);

        folder[".gitignore"] += "!Prompts/versions/\n";
        Assert.DoesNotContain("PG0413", folder.Run("check", "--locked").Passed().Out, StringComparison.Ordinal);
        repository.Commit("All");
        Assert.Contains(Release, repository.Git("ls-files"), StringComparison.Ordinal);
    }

    [GitFact]
    public void ACheckNamesEveryIgnoredFileAndIsAnErrorWhereItIsLocked()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        ProjectFolder folder = released.Folder;
        folder["Prompts/style.partial.md"] = "Be brief.\n";
        folder["Prompts/versions/triage/2026-03-20.1.evidence.json"] = "{}\n";
        _ = new GitRepository(folder);
        folder["Prompts/.gitignore"] = "*\n";
        folder["Prompts/new.partial.md"] = "Be kind.\n";
        folder["Prompts/environments/staging/triage.json"] = folder["Prompts/environments/production/triage.json"];

        // Everything else is tracked already.
        string[] ignored = ["Prompts/environments/staging/triage.json", "Prompts/new.partial.md"];
        Assert.Equal(ignored.Select(static path => path + ": warning"), Found(folder.Run("check", "--format", "json").Out));
        Assert.Equal(ignored.Select(static path => path + ": error"), Found(folder.Run("check", "--locked", "--format", "json").Failed(2).Out));
    }

    [GitTheory]
    [InlineData(".gitignore", "Prompts/\n", "line 1 of .gitignore is `Prompts/`", "`!/Prompts/` at the end of .gitignore")]
    [InlineData(".gitignore", "\n*.yaml\n", "line 2 of .gitignore is `*.yaml`", "`!Prompts/new one.prompt.yaml` at the end of .gitignore")]
    [InlineData("Prompts/.gitignore", "new*\n", "line 1 of Prompts/.gitignore is `new*`", "`!/new one.prompt.yaml` at the end of Prompts/.gitignore")]
    [InlineData(".git/info/exclude", "Prompts\n", "line 1 of .git/info/exclude is `Prompts`", "`!/Prompts/` at the end of .gitignore")]
    public void TheNegationNamesWhatThePatternTakes(string ignoreFile, string patterns, string line, string negation)
    {
        using ProjectFolder folder = new();
        GitRepository repository = new(folder);
        folder["Prompts/new one.prompt.yaml"] = ProjectFolder.Minimal;
        folder[ignoreFile] = patterns;

        string found = Assert.Single(folder.Run("check").Out.Split('\n'), static text => text.Contains("PG0413", StringComparison.Ordinal));

        Assert.Contains(line + ". Run `git add -f \"Prompts/new one.prompt.yaml\"`, or add the line " + negation + ".", found, StringComparison.Ordinal);
        string target = negation[(negation.LastIndexOf(' ') + 1)..];
        folder[target] = (File.Exists(folder.Full(target)) ? folder[target] : "") + negation.Split('`')[1] + "\n";
        Assert.Equal(1, repository.TryGit("check-ignore", "-q", "Prompts/new one.prompt.yaml").ExitCode);
    }

    [GitFact]
    public void AFolderAboveThatHasTrackedFilesIsStillWhatTheNegationNames()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        GitRepository repository = new(folder);
        folder[".gitignore"] = "versions/\n";
        folder.Run("stamp").Passed();
        repository.Git("add", "-f", Release);
        folder.Replace(ProjectFolder.Triage, "by team", "by severity");

        Assert.Contains("add the line `!Prompts/versions/` at", folder.Run("stamp").Passed().Error, StringComparison.Ordinal);
    }

    [GitFact]
    public void AnIdThatIsTheNameOfAnIgnoredFolderIsFound()
    {
        using ProjectFolder folder = new();
        folder["Prompts/log.prompt.yaml"] = ProjectFolder.Minimal.Replace("triage", "log", StringComparison.Ordinal);
        _ = new GitRepository(folder);
        folder[".gitignore"] = string.Join('\n', UsualIgnorePatterns.Templates[".NET and Visual Studio"]) + "\n";

        Assert.Contains("is `[Ll]og/`", folder.Run("stamp").Passed().Error, StringComparison.Ordinal);
    }

    [GitFact]
    public void EveryOtherCommandThatWritesForTheRepositoryWarnsToo()
    {
        using ReleasedFolder released = new();
        ProjectFolder folder = released.Folder;
        GitRepository repository = new(folder);
        folder[".gitignore"] = "environments/\n*.prompt.yaml\n";

        Assert.Contains("Git ignores 'Prompts/greeting.prompt.yaml'", folder.Run("init").Passed().Error, StringComparison.Ordinal);
        Assert.Contains("Git ignores 'Prompts/other.prompt.yaml'", folder.Run("new", "other").Passed().Error, StringComparison.Ordinal);
        ToolResult promoted = released.Run("promote", ReleasedFolder.First, "--to", "stable", "--state", "state.json").Passed();
        Assert.Equal(
            ["triage.json", "triage.log.jsonl"],
            promoted.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line[(line.LastIndexOf("production/", StringComparison.Ordinal) + 11)..].Split('`')[0]).Order(StringComparer.Ordinal));

        // What is published is not committed.
        folder[".gitignore"] = "state.json\n";
        Assert.Equal("", released.Run("promote", ReleasedFolder.Third, "--to", "5", "--state", "state.json").Passed().Error);
        Assert.DoesNotContain("state.json", repository.Git("status", "--porcelain"), StringComparison.Ordinal);
    }

    [GitFact]
    public void AStampSaysItToProgramsToo()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        _ = new GitRepository(folder);
        folder[".gitignore"] = "versions/\n";

        ToolResult result = folder.Run("stamp", "--format", "json").Passed();

        Assert.Equal([Release + ": warning"], Found(result.Out));
        Assert.Equal("", result.Error);
    }

    [UnixFact]
    public void FilesOutsideTheRepositoryAndBeyondLinksAreLeftOut()
    {
        using ProjectFolder outside = new(empty: true);
        outside["shared/a.partial.md"] = "A.\n";
        using ProjectFolder folder = ProjectFolder.WithTriage();
        _ = new GitRepository(folder);
        Directory.CreateSymbolicLink(folder.Full("Prompts/linked"), outside.Full("shared"));
        folder[".gitignore"] = "versions/\n";
        folder["Prompts/versions/triage/2026-03-15.1.evidence.json"] = "{}";

        string found = folder.Run("check").Out;

        Assert.Contains("Git ignores 'Prompts/versions/triage/2026-03-15.1.evidence.json'", found, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutARepositoryNothingIsSaid()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder[".gitignore"] = "versions/\n";

        Assert.Equal("", folder.Run("stamp").Passed().Error);
        Assert.StartsWith("No problems", folder.Run("check", "--locked").Passed().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void ARepositoryThatGitCannotReadIsNone()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder[".git"] = "gitdir: /nowhere\n";
        folder[".gitignore"] = "versions/\n";

        Assert.Equal("", folder.Run("stamp").Passed().Error);
    }

    [GitFact]
    public void ThousandsOfFilesAreOneQuestion()
    {
        using ProjectFolder folder = new();
        foreach (int i in Enumerable.Range(0, 3000))
        {
            folder[$"Prompts/a-rather-long-name-for-a-partial-{i}.partial.md"] = "Text.\n";
        }

        folder[ProjectFolder.Triage] = ProjectFolder.Minimal;
        _ = new GitRepository(folder);
        folder[".gitignore"] = "*.md\n!*-7.partial.md\n";
        folder["Prompts/one-more.partial.md"] = "Text.\n";
        folder["Prompts/not-7.partial.md"] = "Text.\n";

        Assert.Equal(["Prompts/one-more.partial.md: warning"], Found(folder.Run("check", "--format", "json").Out));
    }

    private static string[] Found(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("problems").EnumerateArray()
            .Where(static problem => problem.GetProperty("code").GetString() == "PG0413")
            .Select(static problem => problem.GetProperty("file").GetString() + ": " + problem.GetProperty("severity").GetString())
            .Order(StringComparer.Ordinal)];
    }
}
