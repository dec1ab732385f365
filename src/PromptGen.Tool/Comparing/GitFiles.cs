using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Threading.Tasks;
using PromptGen.Compiler.Files;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Comparing;

/// <summary>The prompt files of a project as they were at a git revision.</summary>
internal static class GitFiles
{
    /// <exception cref="ToolFailure">There is no such revision, or no git.</exception>
    public static IReadOnlyList<SourceFile> Read(PromptProject project, string revision)
    {
        // A revision that begins with a dash would be an option.
        if (revision.StartsWith('-'))
        {
            throw new ToolFailure(DiagnosticRules.UnreadableInput, "", revision, "it is not a git revision.");
        }

        string commit = Run(project, revision, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}").Trim();
        string list = Run(project, revision, "ls-tree", "-r", "-z", "--name-only", commit, "--", project.RelativePath(project.PromptFolder));
        List<SourceFile> files = [];
        foreach (string path in list.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (PromptFileName.KindOf(path) is { } kind and not SourceFileKind.Release)
            {
                files.Add(new SourceFile(revision + ":" + path, path, kind, Run(project, revision, "show", commit + ":./" + path)));
            }
        }

        return files;
    }

    private static string Run(PromptProject project, string revision, params string[] arguments)
    {
        ProcessStartInfo start = new("git", arguments)
        {
            WorkingDirectory = project.Directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            string reason = error.GetAwaiter().GetResult().Trim();
            return process.ExitCode == 0
                ? output
                : throw new ToolFailure(
                    DiagnosticRules.UnreadableInput, "", revision, reason.Length > 0 ? "git says: " + reason : "git knows no such revision here.");
        }
        catch (Win32Exception exception)
        {
            throw new ToolFailure(DiagnosticRules.UnreadableInput, "", revision, "git cannot be started: " + exception.Message);
        }
    }
}
