using System;
using System.IO;
using System.Linq;
using PromptGen.Tool.Tests.Rollout;
using PromptGen.Tool.Tests.Testing;
using Xunit;

namespace PromptGen.Tool.Tests.Checking;

/// <summary>A release that something names is not deleted unseen.</summary>
public sealed class ReleaseMentionTests
{
    private const string Production = "Prompts/environments/production/triage.json";

    [Fact]
    public void NothingIsSaidOfWhatIsThere()
    {
        using ReleasedFolder released = new();
        released.WithStable();
        released.Run("promote", ReleasedFolder.Third, "--to", "5").Passed();

        Assert.Equal("No problems in 1 prompt and 3 releases.\n", released.Folder.Run("check").Passed().Out);
    }

    [Fact]
    public void TheOnlyReleaseMayBeGoneOnlyWhereNothingNamesIt()
    {
        using ProjectFolder folder = ProjectFolder.WithTriage();
        folder.Run("stamp").Passed();
        string release = folder.Releases().Single();

        File.Delete(folder.Full(release));
        Assert.StartsWith("Prompts/triage.prompt.yaml(2,10): warning PG3001: ", folder.Run("check").Passed().Out, StringComparison.Ordinal);

        using ReleasedFolder live = new();
        live.WithStable();
        Directory.Delete(live.Folder.Full("Prompts/versions"), recursive: true);
        string check = live.Folder.Run("check").Failed(2).Out;
        Assert.Contains(Production + ": error PG4132: Version 2026-03-20.1 of `triage` has not been released. Restore its file from version control", check, StringComparison.Ordinal);
        Assert.Contains("warning PG3001: ", check, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReleasedFolder.First, "stable")]
    [InlineData(ReleasedFolder.Second, "canary")]
    public void WhatAnEnvironmentNamesMustBeThere(string version, string _)
    {
        using ReleasedFolder released = new();
        released.WithStable();
        released.Run("promote", ReleasedFolder.Second, "--to", "5").Passed();
        File.Delete(released.Folder.Full($"Prompts/versions/triage/{version}.release.yaml"));

        Assert.Contains($"{Production}: error PG4132: Version {version} of `triage` has not been released. ", released.Folder.Run("check").Failed(2).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereARollbackGoesMustBeThere()
    {
        using ReleasedFolder released = new();
        released.WithStable();
        released.Run("promote", ReleasedFolder.Third, "--to", "stable").Passed();
        released.Folder.Replace(Production, released.State.Stable.Hash, "sha256:" + new string('0', 64));
        File.Delete(released.Folder.Full($"Prompts/versions/triage/{ReleasedFolder.First}.release.yaml"));

        string check = released.Folder.Run("check").Failed(2).Out;

        Assert.Contains($"{Production}: error PG4132: Version {ReleasedFolder.First} of `triage` has not been released. ", check, StringComparison.Ordinal);
        Assert.Contains($"{Production}: error PG4133: `production` names `triage` {ReleasedFolder.Third} with the hash sha256:000", check, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEnvironmentThatCannotBeReadIsAnErrorAndTheOthersAreRead()
    {
        using ReleasedFolder released = new();
        released.WithStable();
        released.Folder["Prompts/environments/staging/other.json"] = "{";
        released.Folder["Prompts/environments/staging/triage.json"] = released.Folder[Production].Replace(ReleasedFolder.First, "2026-03-19.1", StringComparison.Ordinal);

        string check = released.Folder.Run("check").Failed(2).Out;

        Assert.Contains("Prompts/environments/staging/other.json: error PG4101: ", check, StringComparison.Ordinal);
        Assert.Contains("Prompts/environments/staging/triage.json: error PG4132: Version 2026-03-19.1 of `triage` has not been released. ", check, StringComparison.Ordinal);
    }

    [Fact]
    public void AReleaseThatAnotherOneRollsBackToMustBeThere()
    {
        using ReleasedFolder released = new();
        string third = $"Prompts/versions/triage/{ReleasedFolder.Third}.release.yaml";
        // It rolled back to the first; its predecessor is the second.
        released.Folder.Replace(third, "rollback_to: " + ReleasedFolder.Second, "rollback_to: " + ReleasedFolder.First);
        released.Folder.Replace(ProjectFolder.Triage, "rollback_to: " + ReleasedFolder.Second, "rollback_to: " + ReleasedFolder.First);
        Assert.Equal("No problems in 1 prompt and 3 releases.\n", released.Folder.Run("check").Passed().Out);
        File.Delete(released.Folder.Full($"Prompts/versions/triage/{ReleasedFolder.First}.release.yaml"));

        string[] problems = released.Folder.Run("check").Failed(2).Out.Split('\n');

        Assert.Contains(problems, line => line.StartsWith(third + "(3,14): error PG4001: `triage` cannot roll back to 2026-03-20.1, because that release does not exist. The release 2026-03-20.3 names it", StringComparison.Ordinal));
        Assert.Contains(problems, static line => line.Contains("2026-03-20.2.release.yaml", StringComparison.Ordinal) && line.Contains("error PG3002: ", StringComparison.Ordinal));
    }
}
