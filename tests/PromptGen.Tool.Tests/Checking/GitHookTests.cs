using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Versioning;
using PromptGen.Tests;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Checking;

/// <summary>The hook of docs/ci.md in a real repository.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class GitHookTests
{
    private const string Added = "Commit stopped: correct the errors above, or run 'dotnet promptgen stamp' and add what it wrote.";

    [UnixFact]
    public void ACommitOfAChangedPromptNeedsItsRelease()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        GitRepository git = WithHook(folder);

        folder.Replace(ProjectFolder.Triage, "by team", "by size");
        git.Git("add", "--all");
        ToolResult refused = git.TryGit("commit", "-m", "Change the wording");
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("Prompts/triage.prompt.yaml(2,10): error PG3004: ", refused.Out + refused.Error, StringComparison.Ordinal);
        Assert.EndsWith(Added + "\n", refused.Error, StringComparison.Ordinal);

        folder.Run("stamp").Passed();
        git.Commit("Change the wording");
        Assert.Equal("Change the wording\n", git.Git("log", "-1", "--format=%s"));
    }

    [UnixFact]
    public void OtherCommitsPassWithoutACheck()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        GitRepository git = WithHook(folder);
        folder.Replace(ProjectFolder.Triage, "by team", "by size");
        folder["Program.cs"] = "return 0;\n";
        folder[".path/dotnet-promptgen"] = "#!/bin/sh\nexit 9\n";

        git.Git("add", "Program.cs");
        git.Git("commit", "--quiet", "-m", "Change the code");

        git.Git("add", ProjectFolder.Triage);
        Assert.NotEqual(0, git.TryGit("commit", "-m", "Change the prompt").ExitCode);
    }

    [UnixFact]
    public void AnErrorInATemplateStopsACommit()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        GitRepository git = WithHook(folder);
        folder["Prompts/new.prompt.yaml"] = "prompt_id: new\nversion: 2026-03-20.1\ntemplate: \"{{ nobody }}\"\n";
        git.Git("add", "--all");

        ToolResult refused = git.TryGit("commit", "-m", "Add a prompt");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("error PG1201", refused.Out + refused.Error, StringComparison.Ordinal);
        Assert.EndsWith(Added + "\n", refused.Error, StringComparison.Ordinal);
    }

    /// <summary>As docs/ci.md tells; <c>dotnet promptgen</c> is this build of the tool.</summary>
    private static GitRepository WithHook(ProjectFolder folder)
    {
        GitRepository git = new(folder);
        string root = typeof(GitHookTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "RepositoryRoot").Value!;
        Executable(folder, ".githooks/pre-commit", MarkdownCode.Read(Path.Combine(root, "docs", "ci.md"), "Before a commit", "sh"));
        Executable(folder, ".path/dotnet-promptgen", $"#!/bin/sh\nexec dotnet '{ToolProcess.Assembly}' \"$@\"\n");
        folder[".gitignore"] += ".path/\n";
        git.Environment["PATH"] = folder.Full(".path") + ":" + Environment.GetEnvironmentVariable("PATH");
        git.Commit("Add a hook");
        git.Git("config", "core.hooksPath", ".githooks");
        return git;
    }

    private static void Executable(ProjectFolder folder, string path, string text)
    {
        folder[path] = text;
        File.SetUnixFileMode(folder.Full(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
