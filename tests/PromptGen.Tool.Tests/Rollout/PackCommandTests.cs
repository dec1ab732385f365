using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PromptGen.Rollouts;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

public sealed class PackCommandTests
{
    [Fact]
    public void TheSameReleasesGiveTheSameFile()
    {
        using ReleasedFolder one = new();
        using ReleasedFolder other = new();
        Directory.CreateDirectory(one.Folder.Full("packs"));
        one.Folder.Run("pack", "triage@" + ReleasedFolder.First, "triage", "--out", "packs").Passed();
        other.Folder.Run("pack", "triage", "triage@" + ReleasedFolder.First, "--out", "packs/").Passed();

        string file = Assert.Single(Directory.GetFiles(one.Folder.Full("packs")));
        PromptPack pack = PromptPackReader.Read(File.ReadAllBytes(file)).Pack!;

        Assert.Equal(pack.Hash.Replace(':', '-') + ".promptpack", Path.GetFileName(file));
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(other.Folder.Full("packs"), Path.GetFileName(file))));
        Assert.Equal([ReleasedFolder.First, ReleasedFolder.Third], pack.Prompts.Select(static prompt => prompt.Release.Version));
        IReadOnlyDictionary<string, string> before = one.Folder.Snapshot();
        Assert.StartsWith("Already there", one.Folder.Run("pack", "triage@" + ReleasedFolder.First, "triage", "--out", "packs").Passed().Out, StringComparison.Ordinal);
        Assert.Equal(before, one.Folder.Snapshot());
        Assert.StartsWith("packs/" + Path.GetFileName(file) + ": whole: triage 2026-03-20.1, triage 2026-03-20.3.", one.Folder.Run("pack", "--verify", file).Passed().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralPacksAreVerifiedAtOnce()
    {
        using ReleasedFolder released = new();
        released.Folder.Run("pack", "triage", "--out", "a.promptpack").Passed();
        released.Folder["b.promptpack"] = "{}";

        string[] lines = released.Folder.Run("pack", "--verify", "a.promptpack", "b.promptpack").Failed(2).Out.Split('\n');
        Assert.StartsWith("a.promptpack: whole: triage ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("b.promptpack: error PG", lines[1], StringComparison.Ordinal);
        Assert.Equal("b.promptpack: rejected.", lines[^2]);
        Assert.Contains("Leave out the prompts, --env and --out.", released.Folder.Run("pack", "triage", "--verify", "a.promptpack").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsLiveIsPacked()
    {
        using ReleasedFolder released = new ReleasedFolder().WithStable();
        released.Run("promote", ReleasedFolder.Second, "--to", "5").Passed();

        released.Folder.Run("pack", "--env", "production", "--out", "live.promptpack").Passed();

        Assert.Equal(
            [ReleasedFolder.First, ReleasedFolder.Second],
            PromptPackReader.Read(File.ReadAllBytes(released.Folder.Full("live.promptpack"))).Pack!.Prompts.Select(static prompt => prompt.Release.Version));
    }

    [Fact]
    public void ASignedPackIsProvenByItsKey()
    {
        using ReleasedFolder released = new();
        released.WriteKey("one");
        released.WriteKey("two");
        released.Folder.Run("pack", "triage", "--out", "a.promptpack", "--sign-key", "one.key.pem").Passed();

        Assert.StartsWith("a.promptpack: whole and signed", released.Folder.Run("pack", "--verify", "a.promptpack", "--trusted-key", "one.pub.pem").Passed().Out, StringComparison.Ordinal);
        Assert.Contains("PG4113", released.Folder.Run("pack", "--verify", "a.promptpack", "--trusted-key", "two.pub.pem").Failed(2).Out, StringComparison.Ordinal);
        released.Folder.Run("pack", "triage", "--out", "unsigned.promptpack").Passed();
        Assert.Contains("PG4113", released.Folder.Run("pack", "--verify", "unsigned.promptpack", "--trusted-key", "one.pub.pem").Failed(2).Out, StringComparison.Ordinal);
        Assert.Contains("PG4112", released.Folder.Run("state", "verify", "a.promptpack", "--trusted-key", "one.pub.pem").Failed(2).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedPackIsRefusedWithItsReason()
    {
        using ReleasedFolder released = new();
        released.Folder.Run("pack", "triage", "--out", "a.promptpack").Passed();
        released.Folder.Replace("a.promptpack", "severity", "severitx");

        Assert.Contains("PG4122", released.Folder.Run("pack", "--verify", "a.promptpack").Failed(2).Out, StringComparison.Ordinal);
        released.Folder["a.promptpack"] = "not a pack";
        Assert.Contains("PG4121", released.Folder.Run("pack", "--verify", "a.promptpack").Failed(2).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void MisspeltNamesAreAnsweredWithTheRightOnes()
    {
        using ReleasedFolder released = new();

        Assert.Contains("Did you mean `triage`?", released.Folder.Run("pack", "traige").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("PG4132", released.Folder.Run("pack", "triage@2026-01-01.1").Failed(1).Error, StringComparison.Ordinal);
    }
}
