using System;
using System.Collections.Generic;
using System.Diagnostics;
using Xunit;

namespace PromptGen.Tool.Tests.Testing;

/// <summary>A project folder under git, with a first commit of everything in it. Nothing of this machine's configuration counts.</summary>
internal sealed class GitRepository
{
    public GitRepository(ProjectFolder folder)
    {
        Folder = folder;
        folder[".gitignore"] = "obj/\nbin/\n";
        Git("init", "--quiet", "--initial-branch=main");
        Commit("Begin");
    }

    public ProjectFolder Folder { get; }

    /// <summary>What the hook of a commit says it was started with; more variables for all of git.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public string Git(params string[] arguments)
    {
        ToolResult result = TryGit(arguments);
        Assert.True(result.ExitCode == 0, $"git {string.Join(' ', arguments)}:\n{result.Out}{result.Error}");
        return result.Out;
    }

    public ToolResult TryGit(params string[] arguments)
    {
        ProcessStartInfo start = new("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgSign=false", .. arguments])
        {
            WorkingDirectory = Folder.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string name in new[] { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE" })
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        return ToolProcess.FinishAsync(process).GetAwaiter().GetResult();
    }

    public void Commit(string message)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "-m", message);
    }

    /// <summary>Some work on a branch of its own that begins at main.</summary>
    public void OnBranch(string name, Action<ProjectFolder> work)
    {
        Git("checkout", "--quiet", "-b", name, "main");
        work(Folder);
        Commit(name);
    }
}
