using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using PromptGen.Compiler.Files;

namespace PromptGen.Tool.Repository;

/// <summary>The working tree of a git repository.</summary>
/// <param name="Root">The full path of the folder that contains <c>.git</c>.</param>
internal sealed record WorkTree(string Root)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <returns>Null if the folder is in no working tree.</returns>
    public static WorkTree? Around(string folder)
    {
        // A file, not a folder, in submodules and in further working trees of one repository.
        for (DirectoryInfo? candidate = new(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (Path.Exists(Path.Combine(candidate.FullName, ".git")))
            {
                return new WorkTree(candidate.FullName);
            }
        }

        return null;
    }

    /// <summary>The path from the root, with <c>/</c>; null if the file is not below.</summary>
    public string? Below(string path) => FilePath.Below(path, Root) is { Length: > 0 } below ? FilePath.Normalize(below) : null;

    /// <summary>Whether a folder between the root and the file is a link.</summary>
    public bool HasLink(string path)
    {
        for (DirectoryInfo? folder = Directory.GetParent(path); folder is not null && Below(folder.FullName) is not null; folder = folder.Parent)
        {
            if (folder.LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Asks git which of these paths it ignores, and why.</summary>
    /// <param name="paths">From the root, with <c>/</c>; folders end with it.</param>
    /// <param name="index">What git tracks is not ignored, whatever the patterns say.</param>
    /// <returns>Empty if there is no git, or if it cannot tell.</returns>
    public IReadOnlyDictionary<string, IgnoreMatch> Ignored(IReadOnlyList<string> paths, bool index)
    {
        ProcessStartInfo start = new("git", ["check-ignore", "-z", "--stdin", "-v", .. index ? Array.Empty<string>() : ["--no-index"]])
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            UseShellExecute = false,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            Write(process.StandardInput, paths);
            process.WaitForExit();
            error.GetAwaiter().GetResult();

            // 0: some are ignored. 1: none is. Everything else: git cannot tell.
            return process.ExitCode == 0 ? Parse(output.GetAwaiter().GetResult()) : new Dictionary<string, IgnoreMatch>();
        }
        catch (Win32Exception)
        {
            return new Dictionary<string, IgnoreMatch>();
        }
    }

    private static void Write(StreamWriter input, IReadOnlyList<string> paths)
    {
        try
        {
            using (input)
            {
                foreach (string path in paths)
                {
                    input.Write(path);
                    input.Write('\0');
                }
            }
        }
        catch (IOException)
        {
            // It has ended already, and its exit code says why.
        }
    }

    /// <summary>Four fields for each path: the ignore file, the line, the pattern, the path. A path that a negation takes back is listed, too.</summary>
    private static Dictionary<string, IgnoreMatch> Parse(string output)
    {
        Dictionary<string, IgnoreMatch> matches = new(StringComparer.Ordinal);
        string[] fields = output.Split('\0');
        for (int i = 0; i + 3 < fields.Length; i += 4)
        {
            if (!fields[i + 2].StartsWith('!') && int.TryParse(fields[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int line))
            {
                matches[fields[i + 3]] = new IgnoreMatch(fields[i], line, fields[i + 2]);
            }
        }

        return matches;
    }
}

/// <summary>The pattern that takes a path.</summary>
/// <param name="Source">The ignore file: from the root of the working tree, or as the user's configuration names it.</param>
/// <param name="Line">From 1.</param>
internal sealed record IgnoreMatch(string Source, int Line, string Pattern)
{
    /// <summary>The ignore file is part of the working tree, so clones have it.</summary>
    public bool IsInRepository => !Path.IsPathRooted(Source) && (Source == ".gitignore" || Source.EndsWith("/.gitignore", StringComparison.Ordinal));
}
