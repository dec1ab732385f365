using System;
using System.Collections.Generic;
using System.IO;
using PromptGen.Rollouts;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Rollout;

/// <summary>A command on one prompt of a bundle leaves a state that its reader takes, and in which what it reports is served.</summary>
public sealed class BundleRevocationTests
{
    private static readonly string First = BundleFolder.Versions[0];
    private static readonly string Third = BundleFolder.Versions[2];

    [Theory]
    [InlineData("summary")]
    [InlineData("tone")]
    public void RevokingTheCanaryOfOneTakesTheCanariesOfAll(string id)
    {
        using BundleFolder desk = new BundleFolder().WithStable();
        desk.Run("promote", "desk", "--to", "5").Passed();
        Assert.Equal("1+3 1+3", desk.Desk());

        ToolResult revoked = desk.Run("revoke", id, Third, "--state", "state.json").Passed();

        Assert.Equal(id == "summary" ? "1-3 1" : "1 1-3", desk.Desk());
        Assert.Contains("`" + id + "` is in the bundle `desk`", revoked.Out, StringComparison.Ordinal);
        Assert.All(desk.Published().Prompts, static prompt => Assert.Null(prompt.Canary));
        Assert.Contains(": already stable", desk.Run("revoke", id, Third, "--state", "state.json").Passed().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void RevokingByTheNameOfTheBundleRevokesItOfEachPromptThatHasIt()
    {
        using BundleFolder desk = new BundleFolder().WithStable();
        desk.Run("promote", "desk", "--to", "5").Passed();

        desk.Run("revoke", "desk", Third, "--state", "state.json").Passed();

        Assert.Equal("1-3 1-3", desk.Desk());
        Assert.All(desk.Published().Prompts, prompt => Assert.Equal(prompt.Id == "triage" ? [] : [Third], prompt.Revoked));
        Assert.Contains("PG4132", desk.Run("revoke", "desk", "2026-03-19.9").Failed(1).Error, StringComparison.Ordinal);
        Assert.Contains("PG4132", desk.Run("revoke", "tone", "2026-03-19.9").Failed(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void RevokingAStableVersionTakesTheBundleBackOnce()
    {
        using BundleFolder desk = new BundleFolder().WithStable();
        desk.Run("promote", "desk", "--to", "stable").Passed();
        Assert.Equal("3 3", desk.Desk());

        desk.Run("revoke", "tone", Third, "--state", "state.json").Passed();
        Assert.Equal("1 1-3", desk.Desk());
        IReadOnlyDictionary<string, string> before = desk.Folder.Snapshot();
        desk.Run("revoke", "tone", Third, "--state", "state.json").Passed();
        Assert.Equal(before, desk.Folder.Snapshot());
        desk.Published();
    }

    /// <summary>The command was killed between the two files: the prompt that it names is written last, so the next one does the whole.</summary>
    [Fact]
    public void ARevocationThatWasInterruptedIsFinished()
    {
        using BundleFolder desk = new BundleFolder().WithStable();
        desk.Run("promote", "desk", "--to", "stable").Passed();
        string tone = desk.Folder[BundleFolder.Production + "tone.json"];
        string log = desk.Folder[BundleFolder.Production + "tone.log.jsonl"];
        desk.Run("revoke", "tone", Third).Passed();
        PromptReleaseState summary = desk.State("summary");
        desk.Folder[BundleFolder.Production + "tone.json"] = tone;
        desk.Folder[BundleFolder.Production + "tone.log.jsonl"] = log;

        desk.Run("revoke", "tone", Third).Passed();

        Assert.Equal("1 1-3", desk.Desk());
        Assert.Equal(summary, desk.State("summary"));
    }

    [Fact]
    public void ACanaryOfHalfABundleIsRefused()
    {
        using BundleFolder desk = new BundleFolder().WithStable();
        File.Delete(desk.Folder.Full(BundleFolder.Production + "_bundles.json"));
        desk.Run("promote", "tone", Third, "--to", "stable").Passed();
        desk.Folder[BundleFolder.Production + "_bundles.json"] = "{ \"desk\": [\"summary\", \"tone\"] }";
        IReadOnlyDictionary<string, string> before = desk.Folder.Snapshot();

        string error = desk.Run("promote", "desk", "--to", "5").Failed(2).Error;

        Assert.Contains("PG4107", error, StringComparison.Ordinal);
        Assert.Contains("dotnet promptgen stamp", error, StringComparison.Ordinal);
        Assert.Equal(before, desk.Folder.Snapshot());
        desk.Run("promote", "desk", "--to", "stable", "--state", "state.json").Passed();
        Assert.Equal("3 3", desk.Desk());
    }

    [Fact]
    public void WhatItsOwnReaderWouldHoldIsNotWritten()
    {
        using BundleFolder desk = new BundleFolder().WithStable();
        File.Delete(desk.Folder.Full(BundleFolder.Production + "_bundles.json"));
        desk.Run("promote", "tone", Third, "--to", "5", "--state", "state.json").Passed();

        // A bundle that one of its prompts was promoted without.
        desk.Folder[BundleFolder.Production + "_bundles.json"] = "{ \"desk\": [\"summary\", \"tone\"] }";
        IReadOnlyDictionary<string, string> before = desk.Folder.Snapshot();

        Assert.Contains("PG4107", desk.Run("promote", "triage", Third, "--to", "5", "--state", "state.json").Failed(2).Error, StringComparison.Ordinal);
        Assert.Contains("PG4107", desk.Run("state", "build", "--out", "state.json").Failed(2).Error, StringComparison.Ordinal);
        Assert.Equal(before, desk.Folder.Snapshot());

        // Going back mends it.
        desk.Run("rollback", "desk", "--state", "state.json").Passed();
        Assert.Equal("1 1", desk.Desk());
        desk.Published();
    }

    /// <summary>A bundle goes back to the versions that were live together, also if a promotion changed one of its prompts alone.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ABundleGoesBackToWhatWasLiveTogether(bool isSigned)
    {
        using BundleFolder desk = new BundleFolder().WithStable();
        File.Delete(desk.Folder.Full(BundleFolder.Production + "_bundles.json"));
        desk.Run("promote", "tone", Third, "--to", "stable").Passed();
        desk.Folder[BundleFolder.Production + "_bundles.json"] = "{ \"desk\": [\"summary\", \"tone\"] }";
        using ReleasedFolder keys = new();
        keys.WriteKey("release");
        desk.Folder["release.key.pem"] = keys.Folder["release.key.pem"];
        string[] signing = isSigned ? ["--sign-key", "release.key.pem"] : [];
        Assert.Equal("1 3", desk.Desk());

        desk.Run(["promote", "desk", "--to", "stable", "--state", "state.json", .. signing]).Passed();
        Assert.Equal("3 3", desk.Desk());
        IReadOnlyDictionary<string, string> promoted = desk.Folder.Snapshot();
        desk.Run(["promote", "desk", "--to", "stable", "--state", "state.json", .. signing]).Passed();
        Assert.Equal(promoted, desk.Folder.Snapshot());

        ToolResult back = desk.Run("rollback", "desk", "--state", "state.json").Passed();
        Assert.Equal("1 3", desk.Desk());
        Assert.Equal(isSigned, back.Out.Contains("Used the rollback that was signed beforehand.", StringComparison.Ordinal));
        Assert.Equal(Third, desk.Published().Find("tone")!.Stable.Version);
        Assert.Equal(First, desk.Published().Find("summary")!.Stable.Version);
        IReadOnlyDictionary<string, string> gone = desk.Folder.Snapshot();
        desk.Run("rollback", "desk", "--state", "state.json").Passed();
        Assert.Equal(gone, desk.Folder.Snapshot());

        // The version that stayed can be revoked, whatever was live together.
        desk.Run("revoke", "tone", Third).Passed();
        Assert.Equal("1 2-3", desk.Desk());
    }

    [Fact]
    public void APromotionThatWasInterruptedBetweenTheFilesOfABundleKeepsItsWayBack()
    {
        using BundleFolder desk = new BundleFolder().WithStable();
        File.Delete(desk.Folder.Full(BundleFolder.Production + "_bundles.json"));
        desk.Run("promote", "tone", Third, "--to", "stable").Passed();
        desk.Folder[BundleFolder.Production + "_bundles.json"] = "{ \"desk\": [\"summary\", \"tone\"] }";
        string summary = desk.Folder[BundleFolder.Production + "summary.json"];
        desk.Run("promote", "desk", "--to", "stable").Passed();

        // What stays is written first.
        desk.Folder[BundleFolder.Production + "summary.json"] = summary;
        desk.Run("promote", "desk", "--to", "stable").Passed();
        Assert.Equal("3 3", desk.Desk());
        desk.Run("rollback", "desk").Passed();
        Assert.Equal("1 3", desk.Desk());
    }

    [Fact]
    public void ASignedRollbackOfABundleThatWasInterruptedIsFinished()
    {
        using BundleFolder desk = new BundleFolder().WithStable();
        using (ReleasedFolder keys = new())
        {
            keys.WriteKey("release");
            desk.Folder["release.key.pem"] = keys.Folder["release.key.pem"];
            desk.Folder["release.pub.pem"] = keys.Folder["release.pub.pem"];
        }

        desk.Run("promote", "desk", "--to", "5", "--state", "state.json", "--sign-key", "release.key.pem").Passed();
        string tone = desk.Folder[BundleFolder.Production + "tone.json"];
        string log = desk.Folder[BundleFolder.Production + "tone.log.jsonl"];
        string published = desk.Folder["state.json"];
        desk.Run("rollback", "desk", "--state", "state.json", "--trusted-key", "release.pub.pem").Passed();
        desk.Folder[BundleFolder.Production + "tone.json"] = tone;
        desk.Folder[BundleFolder.Production + "tone.log.jsonl"] = log;
        desk.Folder["state.json"] = published;

        ToolResult again = desk.Run("rollback", "desk", "--state", "state.json", "--trusted-key", "release.pub.pem").Passed();

        Assert.Contains("Used the rollback that was signed beforehand.", again.Out, StringComparison.Ordinal);
        Assert.Equal("1 1", desk.Desk());
        Assert.All(desk.Published().Prompts, static prompt => Assert.Null(prompt.Canary));
        Assert.Equal(First, desk.Published().Find("tone")!.Stable.Version);
    }
}
