using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Prompts;
using PromptGen.Rollouts;
using PromptGen.Tool.Comparing;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.Finding;

/// <summary>Finds the versions of a project that have a hash: a log, a trace or a manifest has one, and somebody asks which prompt that was.</summary>
internal static class HashSearch
{
    // The identity of a rendering shows 12 digits. Fewer than 6 would name versions by chance.
    public const int LeastDigits = 6;

    /// <summary>The beginning of a hash, with the algorithm; null if the text is not one.</summary>
    /// <param name="text">With or without <c>sha256:</c>, in any case, whole or cut with <c>...</c> or <c>…</c>.</param>
    public static string? Read(string text)
    {
        string digits = text.Trim().TrimEnd('.', '…');
        digits = (digits.StartsWith(HashForm.Prefix, StringComparison.OrdinalIgnoreCase) ? digits[HashForm.Prefix.Length..] : digits).ToLowerInvariant();
        return digits.Length is >= LeastDigits and <= HashForm.Digits && digits.All(char.IsAsciiHexDigitLower) ? HashForm.Prefix + digits : null;
    }

    /// <returns>Working copies before releases, by id and version. Files with errors have no hash and are passed over.</returns>
    public static IReadOnlyList<HashMatch> Find(PromptProject project, string hash)
    {
        ILookup<(string Id, string Hash), string> live = Live(project).ToLookup(static entry => (entry.Id, entry.Hash), static entry => entry.Words);
        IReadOnlyList<ProjectFile> files = ProjectFiles.List(project);
        return
        [
            .. Working(project).Concat(Released(files))
                .Select(version => Match(version, hash, live))
                .OfType<HashMatch>()
                .OrderBy(static match => match.Id, StringComparer.Ordinal)
                .ThenByDescending(static match => match.IsWorkingCopy)
                .ThenBy(static match => match.Path, StringComparer.Ordinal),
        ];
    }

    private static HashMatch? Match(Version version, string hash, ILookup<(string Id, string Hash), string> live)
    {
        PromptHashes hashes = PromptHashes.Of(version.Effective);
        bool isWhole = hashes.Prompt.StartsWith(hash, StringComparison.Ordinal);
        IReadOnlyList<string> parts = isWhole ? [] : ComponentHashes.Of(version.Effective, hashes).StartingWith(hash);
        return isWhole || parts.Count > 0
            ? new HashMatch(version.Id, version.Name, version.Path, version.IsWorkingCopy, hashes.Prompt, parts, [.. live[(version.Id, hashes.Prompt)]])
            : null;
    }

    private static IEnumerable<Version> Working(PromptProject project)
    {
        LoadedProject? loaded;
        try
        {
            loaded = LoadedProject.Load(project, LoadOptions.Prompts);
        }
        catch (ToolFailure)
        {
            // A folder that only holds releases.
            yield break;
        }

        foreach (LoadedPrompt prompt in loaded.Prompts)
        {
            if (prompt.Resolved is { } resolved && prompt.IsSound)
            {
                yield return new Version(prompt.Definition!.Id, prompt.Definition.Version, prompt.File.Path, true, PromptCompiler.Effective(resolved));
            }
        }
    }

    private static IEnumerable<Version> Released(IReadOnlyList<ProjectFile> files) => files
        .Where(static file => file.Kind == SourceFileKind.Release)
        .Select(static file => (file.FullPath, PromptCompiler.ReadRelease(FileContent.Read(file), CancellationToken.None).Release))
        .Where(static read => read.Release is not null)
        .Select(static read => new Version(read.Release!.Id, read.Release.Version, read.FullPath, false, read.Release.Effective()));

    private static IEnumerable<(string Id, string Hash, string Words)> Live(PromptProject project)
    {
        foreach (string name in EnvironmentFolder.Names(project))
        {
            foreach (PromptReleaseState prompt in EnvironmentFolder.Find(project, name, mayBegin: false).ReadAll([], static (_, _) => null).Prompts)
            {
                yield return (prompt.Id, prompt.Stable.Hash, name + ": stable");
                if (prompt.Canary is { } canary)
                {
                    yield return (prompt.Id, canary.Release.Hash, name + ": canary " + ReleaseWords.Share(canary));
                }
            }
        }
    }

    private sealed record Version(string Id, string Name, string Path, bool IsWorkingCopy, EffectivePrompt Effective);
}
