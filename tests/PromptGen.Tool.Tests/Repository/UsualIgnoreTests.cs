using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Repository;

/// <summary>The usual ignore files take nothing that the product wants committed. docs/repository.md lists these files.</summary>
public sealed class UsualIgnoreTests
{
    private static readonly string[] Committed =
    [
        "Prompts/triage.prompt.yaml",
        "Prompts/triage.prompt.yml",
        "Prompts/triage.prompt.json",
        "Prompts/house-style.partial.md",
        "Prompts/triage.message.txt",
        "Prompts/versions/triage/2026-03-15.1.release.yaml",
        "Prompts/versions/triage/2026-03-15.1.evidence.json",
        "Prompts/environments/production/triage.json",
        "Prompts/environments/production/triage.log.jsonl",
        "Prompts/environments/production/triage.rollback.json",
        "Prompts/environments/production/_bundles.json",
        "keys/release.pub.pem",
        "dotnet-tools.json",
        ".config/dotnet-tools.json",
    ];

    /// <summary>Made by a build or by an interrupted command.</summary>
    private static readonly string[] NotCommitted = ["obj/PromptGen.manifest.json", "obj/promptgen.lock", "bin/Debug/net10.0/App.prompts.json", "Prompts/.promptgen-1.tmp"];

    private static readonly string Root =
        typeof(UsualIgnoreTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static value => value.Key == "RepositoryRoot").Value!;

    public static TheoryData<string> Templates => [.. UsualIgnorePatterns.Templates.Keys, "all"];

    [GitTheory]
    [MemberData(nameof(Templates))]
    public void NoFileThatBelongsInTheRepositoryIsIgnored(string template)
    {
        string[] patterns = [.. UsualIgnorePatterns.Templates.Where(known => template == "all" || known.Key == template).SelectMany(static known => known.Value)];

        Assert.Equal([], Ignored(string.Join('\n', patterns) + "\n", Committed));
    }

    [GitFact]
    public void TheFolderThatReleasesHadWouldBeIgnoredAndFilesOfABuildAre()
    {
        string patterns = string.Join('\n', UsualIgnorePatterns.Templates[".NET and Visual Studio"]) + "\n";

        Assert.Equal(["Prompts/releases/triage/2026-03-15.1.release.yaml"], Ignored(patterns, "Prompts/releases/triage/2026-03-15.1.release.yaml"));
        Assert.Equal(NotCommitted, Ignored(patterns, NotCommitted));
    }

    [Fact]
    public void ThePageNamesEveryFile()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "repository.md"));
        foreach (string path in Committed.Where(static path => path.StartsWith("Prompts/", StringComparison.Ordinal) && path is not ("Prompts/triage.prompt.yml" or "Prompts/triage.prompt.json")))
        {
            string named = path.Replace("triage", "ID", StringComparison.Ordinal)
                .Replace("2026-03-15.1", "VERSION", StringComparison.Ordinal)
                .Replace("production", "ENV", StringComparison.Ordinal)
                .Replace("house-style", "NAME", StringComparison.Ordinal)
                .Replace("ID.message.txt", "NAME.message.md", StringComparison.Ordinal);
            Assert.Contains("| `" + named + "`", page.Replace("`, `", "`\n| `", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<string> Ignored(string patterns, params string[] paths)
    {
        using ProjectFolder folder = new();
        GitRepository repository = new(folder);
        folder[".gitignore"] = patterns;
        foreach (string path in paths)
        {
            folder[path] = "x\n";
        }

        // Exit code 1: none is.
        return [.. paths.Where(path => repository.TryGit("check-ignore", "-q", path).ExitCode switch
        {
            0 => true,
            1 => false,
            int code => throw new InvalidOperationException($"git check-ignore ended with {code}."),
        })];
    }
}
