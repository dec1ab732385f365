using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Repository;

/// <summary>What is released on one computer is there on the next.</summary>
public sealed class CloneTests
{
    [GitFact]
    public void ACloneOfAProjectWithTheStandardIgnoreFileHasEveryRelease()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder["Prompts/style.partial.md"] = "Be brief.\n";
        folder["Prompts/summary.prompt.yaml"] = "prompt_id: summary\nversion: 2026-03-15.1\ntemplate: \"{{ include 'style' }}Summarize.\"\n";
        GitRepository repository = new(folder);
        WriteStandardIgnoreFile(folder);
        folder.Run("stamp").Passed();
        folder.Replace(ProjectFolder.Triage, "by team", "by severity");
        ToolResult second = folder.Run("stamp").Passed();
        folder.Run("promote", "triage", "2026-03-20.1", "--env", "production", "--to", "stable").Passed();
        folder.Run("init").Passed();
        folder.Run("stamp").Passed();
        Assert.Equal("", second.Error);
        Assert.StartsWith("No problems", folder.Run("check", "--locked").Passed().Out, StringComparison.Ordinal);

        repository.Commit("Release");
        using ProjectFolder clone = new(empty: true);
        repository.Git("clone", "--quiet", folder.Root, clone.Full("clone"));

        string[] written = Files(folder.Full("Prompts"));
        Assert.Equal(4, written.Count(static path => path.EndsWith(".release.yaml", StringComparison.Ordinal)));
        Assert.Equal(written, Files(clone.Full("clone/Prompts")));
        Assert.StartsWith("No problems", ToolResult.Of(clone.Full("clone"), "check", "--locked").Passed().Out, StringComparison.Ordinal);
    }

    [GitFact]
    public void AReleaseThatDidNotReachTheRepositoryStopsALockedCheckOnBothSides()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        GitRepository repository = new(folder);
        folder[".gitignore"] = "versions/\n";
        folder.Run("stamp").Passed();
        repository.Commit("Release");
        using ProjectFolder clone = new(empty: true);
        repository.Git("clone", "--quiet", folder.Root, clone.Full("clone"));

        Assert.Contains("error PG0413", folder.Run("check", "--locked").Failed(2).Out, StringComparison.Ordinal);
        Assert.Contains("error PG3001", ToolResult.Of(clone.Full("clone"), "check", "--locked").Failed(2).Out, StringComparison.Ordinal);
    }

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];

    private static void WriteStandardIgnoreFile(ProjectFolder folder)
    {
        ProcessStartInfo start = new("dotnet", ["new", "gitignore", "--force", "--output", folder.Root])
        {
            WorkingDirectory = folder.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        ToolResult result = ToolProcess.FinishAsync(process).GetAwaiter().GetResult();
        Assert.True(result.ExitCode == 0, result.Out + result.Error);
        Assert.Contains("[Rr]eleases/", folder[".gitignore"], StringComparison.Ordinal);
    }
}
