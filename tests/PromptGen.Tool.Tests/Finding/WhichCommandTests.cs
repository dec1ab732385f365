using System;
using System.Linq;
using System.Text.Json;
using PromptGen.Tool.Tests.Rollout;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Finding;

/// <summary>Which version a hash of a log names.</summary>
public sealed class WhichCommandTests
{
    [Fact]
    public void AHashNamesItsReleaseAndWhereItIsLive()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", ReleasedFolder.Second, "--to", "5").Passed();
        string stable = released.State.Stable.Hash;
        string canary = released.State.Canary!.Release.Hash;

        foreach (string text in new[] { stable, stable["sha256:".Length..], stable[..19], stable[..19] + "…", stable.ToUpperInvariant() })
        {
            Assert.Equal(
                $"triage 2026-03-20.1  release\n  file  Prompts/versions/triage/2026-03-20.1.release.yaml\n  hash  {stable}\n  live  production: stable\n",
                released.Folder.Run("which", text).Passed().Out);
        }

        Assert.Contains("  live  production: canary at 5%\n", released.Folder.Run("which", canary).Passed().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void AWorkingCopyAndThePartsOfAPromptHaveHashesToo()
    {
        using ReleasedFolder released = new();
        using JsonDocument shown = JsonDocument.Parse(released.Folder.Run("show", "triage", "--format", "json").Passed().Out);
        string hash = shown.RootElement.GetProperty("hash").GetString()!;

        string[] lines = released.Folder.Run("which", hash).Passed().Out.Split('\n');
        Assert.Equal(["triage 2026-03-20.3  working copy", "triage 2026-03-20.3  release"], lines.Where(static line => line.StartsWith("triage", StringComparison.Ordinal)));

        released.Folder.Replace(ProjectFolder.Triage, "prompt_id: triage", "prompt_id: triage\nmodel: m");
        using JsonDocument changed = JsonDocument.Parse(released.Folder.Run("diff", "triage", "--format", "json").Passed().Out);
        Assert.Equal(["model"], changed.RootElement.GetProperty("changes").EnumerateArray().Select(static change => change.GetProperty("path").GetString()));
        Assert.DoesNotContain("working copy", released.Folder.Run("which", hash).Passed().Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sha256:00000000", 2, "no prompt file and no release in this working tree has this hash")]
    [InlineData("12345", 1, "it is not a hash. Pass 6 to 64 hexadecimal digits")]
    [InlineData("triage", 1, "it is not a hash.")]
    public void WhatIsNotFoundIsSaid(string text, int exitCode, string words)
    {
        using ReleasedFolder released = new();
        Assert.Contains(words, released.Folder.Run("which", text).Failed(exitCode).Error, StringComparison.Ordinal);
        if (exitCode == 2)
        {
            Assert.Contains("\"matches\": []", released.Folder.Run("which", text, "--format", "json").Failed(2).Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AReleasedVersionIsShown()
    {
        using ReleasedFolder released = new();
        string shown = released.Folder.Run("show", "triage", "--version", ReleasedFolder.First).Passed().Out;

        Assert.StartsWith("triage  2026-03-20.1  release\n", shown, StringComparison.Ordinal);
        Assert.Contains("file     Prompts/versions/triage/2026-03-20.1.release.yaml\n", shown, StringComparison.Ordinal);
        Assert.Contains("Route the ticket by team.", shown, StringComparison.Ordinal);
        Assert.Contains("Version 2026-03-20.9 of `triage` has not been released.", released.Folder.Run("show", "triage", "--version", "2026-03-20.9").Failed(1).Error, StringComparison.Ordinal);
    }
}
